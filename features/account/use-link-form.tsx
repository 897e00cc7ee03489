import { useTranslations } from "next-intl";
import { SIGN_IN, SIGN_IN_LINK } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./account-form.module.css";
import { strong } from "./strong.tsx";
import { TokenForm } from "./token-form.tsx";

interface UseLinkFormProps {
  readonly token: string;
  /** Whom it signs in. */
  readonly name: string;
  /** The host of this site. */
  readonly site: string;
}

/** Signs in by the link of a mail. */
export function UseLinkForm({ token, name, site }: UseLinkFormProps) {
  const t = useTranslations("account");
  return (
    <div className={`${styles.grant} ${styles.below}`}>
      <p>
        {t.rich("useLinkAbout", {
          name,
          site,
          strong,
        })}
      </p>
      <TokenForm action="sign-in/link/use" token={token} label={t("signIn")} />
    </div>
  );
}

/** In its place for a link that works no more. `asking`: whether another can be asked for. */
export function LinkOver({ asking }: { readonly asking: boolean }) {
  const t = useTranslations("account");
  return (
    <div className={styles.below}>
      <p className={styles.fault}>{t("faults.linkOver")}</p>
      <div className={styles.ways}>
        {asking && <PageLink href={SIGN_IN_LINK}>{t("newLink")}</PageLink>}
        <PageLink href={SIGN_IN}>{t("signInOtherwise")}</PageLink>
      </div>
    </div>
  );
}
