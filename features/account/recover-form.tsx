import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH, SIGN_IN } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { NameField, PasswordField } from "./fields.tsx";
import { NoteLine } from "./note-line.tsx";

export function RecoverForm({ note }: { readonly note: FormNote | null }) {
  const t = useTranslations("account");
  return (
    <>
      <NoteLine form="recover" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}recover`}>
        <NameField name={note?.name ?? ""} autoComplete="username" />
        <NamedField name={t("code")}>
          <input name="code" required autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </NamedField>
        <PasswordField label={t("newPassword")} kind="new" />
        <TextButton type="submit" main>
          {t("recover")}
        </TextButton>
      </AccountForm>
      <div className={styles.ways}>
        <PageLink href={SIGN_IN}>{t("toSignIn")}</PageLink>
      </div>
    </>
  );
}
