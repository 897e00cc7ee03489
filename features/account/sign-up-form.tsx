import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH, pageHref, SIGN_IN } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { AddressField, NameField, PasswordField } from "./fields.tsx";
import { NoteLine } from "./note-line.tsx";

interface SignUpFormProps {
  readonly note: FormNote | null;
  /** The token of an invitation; empty where none is needed. */
  readonly invitation: string;
  readonly next: string;
  /** Whether links can be sent by mail. */
  readonly mailing: boolean;
}

export function SignUpForm({ note, invitation, next, mailing }: SignUpFormProps) {
  const t = useTranslations("account");
  return (
    <>
      <NoteLine form="signUp" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}sign-up`}>
        <input type="hidden" name="invitation" value={invitation} />
        <input type="hidden" name="next" value={next} />
        <NameField name={note?.name ?? ""} autoComplete="username" />
        <PasswordField label={t("password")} kind="new" />
        {mailing && (
          <AddressField address={note?.address ?? ""} label={t("addressOptional")} hint={t("addressHint")} />
        )}
        <TextButton type="submit" main>
          {t("signUp")}
        </TextButton>
      </AccountForm>
      <div className={styles.ways}>
        <PageLink href={pageHref(SIGN_IN, { next })}>{t("toSignIn")}</PageLink>
      </div>
    </>
  );
}
