import { useTranslations } from "next-intl";
import { ACCOUNT, ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";

interface SignedInProps {
  readonly name: string;
  /** Where they were on the way to. */
  readonly next: string;
}

/** In place of a form to sign in or up, for who has done so. */
export function SignedIn({ name, next }: SignedInProps) {
  const t = useTranslations("account");
  return (
    <>
      <p>{t("signedInAs", { name })}</p>
      <div className={styles.ways}>
        {next !== "/" && <PageLink href={next}>{t("goOn")}</PageLink>}
        <PageLink href={ACCOUNT}>{t("title")}</PageLink>
      </div>
      <SignOut />
    </>
  );
}

export function SignOut() {
  const t = useTranslations("account");
  return (
    <div className={styles.signOut}>
      <AccountForm action={`${ACCOUNT_FORMS_PATH}sign-out`}>
        <TextButton type="submit">{t("signOut")}</TextButton>
      </AccountForm>
    </div>
  );
}
