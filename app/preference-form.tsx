"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";

interface PreferenceFormProps {
  /** Where the choice is sent. */
  readonly action: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A choice that changes every page: it is sent, and this page is refreshed where it stands. Without script it is a form. */
export function PreferenceForm({ action, className, children }: PreferenceFormProps) {
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
        await fetch(action, { method: "POST", body, redirect: "manual" }).catch(() => null);
        router.refresh();
      }}
    >
      {children}
    </form>
  );
}
