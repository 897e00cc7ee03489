"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { say } from "#features/ui/say.ts";

interface PreferenceFormProps {
  /** Where the choice is sent. */
  readonly action: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A choice that changes every page: it is sent, and this page is refreshed where it stands. Without script it is a form. */
export function PreferenceForm({ action, className, children }: PreferenceFormProps) {
  const t = useTranslations("offline");
  const router = useRouter();
  return (
    <form
      action={action}
      method="post"
      className={className}
      onSubmit={async (event) => {
        const { nativeEvent, currentTarget } = event;
        const { submitter } = nativeEvent instanceof SubmitEvent ? nativeEvent : { submitter: null };
        event.preventDefault();
        const body = new URLSearchParams();
        for (const [name, value] of new FormData(currentTarget, submitter)) body.append(name, String(value));
        // Where it leads back to is here: the cookie is all that is wanted.
        const sent = await fetch(action, { method: "POST", body, redirect: "manual" }).catch(() => null);
        if (sent) router.refresh();
        else say(t("needed"));
      }}
    >
      {children}
    </form>
  );
}
