"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { asObject, asText, asTruth } from "#core/file/json-check.ts";
import { say } from "#features/ui/say.ts";
import styles from "./account-form.module.css";
import { postForm } from "./post-form.ts";

interface AccountFormProps {
  /** Where it is sent. */
  readonly action: string;
  /** Whether files are chosen in it. */
  readonly files?: boolean;
  /** Whether what is around every page changes with it, so that all of the page is shown anew. */
  readonly around?: boolean;
  /** In place of how forms of accounts stand. */
  readonly className?: string | undefined;
  /** In place of sending the fields: what the server says at last; null where nothing was sent, and that was said. */
  readonly send?: (action: string, fields: FormData) => Promise<unknown>;
  readonly children: ReactNode;
}

const readTold = asObject({ href: asText, done: asTruth });

/**
 * A form of an account. It is sent, and the page it leads to is opened without leaving what plays; without script the browser
 * does both.
 */
export function AccountForm({
  action,
  files = false,
  around = false,
  className = styles.form,
  send = postForm,
  children,
}: AccountFormProps) {
  const t = useTranslations("offline");
  const router = useRouter();
  // Until the page is there to which it leads.
  const [sending, begin] = useTransition();
  const submit = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    const answer = await send(action, new FormData(form, submitter));
    if (answer === null) return;
    const told = readTold(answer);
    if (!told) {
      say(t("needed"));
      return;
    }
    if (told.done) form.reset();
    if (window.showAccount?.() === "gone") {
      // With the page goes all that it has seen of the account, which going back would show again.
      window.location.replace(told.href);
      return;
    }
    // Nobody goes back to codes, or to a form that was sent.
    router.replace(told.href);
    if (around && told.done) router.refresh();
  };
  return (
    <form
      action={action}
      method="post"
      encType={files ? "multipart/form-data" : undefined}
      className={className}
      aria-busy={sending}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending) return;
        const { nativeEvent, currentTarget } = event;
        begin(() => submit(currentTarget, nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null));
      }}
    >
      {children}
    </form>
  );
}
