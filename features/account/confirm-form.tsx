import { useTranslations } from "next-intl";
import { ACCOUNT } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./account-form.module.css";
import { strong } from "./strong.tsx";
import { TokenForm } from "./token-form.tsx";

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
      <TokenForm action="address/confirm" token={token} label={t("confirm")} />
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
