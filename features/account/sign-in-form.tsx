import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH, pageHref, RECOVER, SIGN_IN_LINK, SIGN_UP } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { NameField, PasswordField } from "./fields.tsx";
import { NoteLine } from "./note-line.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

interface SignInFormProps {
  readonly note: FormNote | null;
  /** Where it leads. */
  readonly next: string;
  /** The site that browsers keep passkeys for; null where they keep none for it. */
  readonly origin: string | null;
  /** Whether links can be sent by mail. */
  readonly mailing: boolean;
}

export function SignInForm({ note, next, origin, mailing }: SignInFormProps) {
  const t = useTranslations("account");
  return (
    <>
      <NoteLine form="signIn" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}sign-in`}>
        <input type="hidden" name="next" value={next} />
        <NameField name={note?.name ?? ""} autoComplete="username" orAddress={mailing} />
        <PasswordField label={t("password")} kind="current" />
        <TextButton type="submit" main>
          {t("signIn")}
        </TextButton>
      </AccountForm>
      {origin !== null && (
        <div className={styles.other}>
          <PasskeyForm
            action={`${ACCOUNT_FORMS_PATH}sign-in/passkey`}
            kind="sign"
            origin={origin}
            words={{ unused: t("passkeyUnused"), known: t("passkeyKnown") }}
          >
            <input type="hidden" name="next" value={next} />
            <TextButton type="submit">{t("signInWithPasskey")}</TextButton>
          </PasskeyForm>
        </div>
      )}
      <div className={styles.ways}>
        {mailing && <PageLink href={pageHref(SIGN_IN_LINK, { next })}>{t("toLink")}</PageLink>}
        <PageLink href={pageHref(SIGN_UP, { next })}>{t("toSignUp")}</PageLink>
        <PageLink href={RECOVER}>{t("toRecover")}</PageLink>
      </div>
    </>
  );
}
