import { useTranslations } from "next-intl";
import { ACCOUNT, ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { strong } from "./strong.tsx";

interface ConfirmFormProps {
  readonly token: string;
  readonly address: string;
  /** Of the account whose address it is to be. */
  readonly name: string;
}

/** Confirms the address that a link was sent to. */
export function ConfirmForm({ token, address, name }: ConfirmFormProps) {
  const t = useTranslations("account");
  return (
    <div className={`${styles.grant} ${styles.below}`}>
      <p>
        {t.rich("confirmAbout", {
          address,
          name,
          strong,
        })}
      </p>
      <AccountForm action={`${ACCOUNT_FORMS_PATH}address/confirm`}>
        <input type="hidden" name="token" value={token} />
        <TextButton type="submit" main>
          {t("confirm")}
        </TextButton>
      </AccountForm>
      <div className={styles.ways}>
        <PageLink href={ACCOUNT}>{t("confirmNot")}</PageLink>
      </div>
    </div>
  );
}

/** In its place for a link that works no more, or is for another account than this one. */
export function ConfirmOver({ name }: Pick<ConfirmFormProps, "name">) {
  const t = useTranslations("account");
  return (
    <div className={styles.below}>
      <p className={styles.fault}>{t("confirmOver", { name })}</p>
      <div className={styles.ways}>
        <PageLink href={ACCOUNT}>{t("title")}</PageLink>
      </div>
    </div>
  );
}
