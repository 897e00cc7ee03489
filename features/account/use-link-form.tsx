import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH, SIGN_IN, SIGN_IN_LINK } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { strong } from "./strong.tsx";

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
      <AccountForm action={`${ACCOUNT_FORMS_PATH}sign-in/link/use`}>
        <input type="hidden" name="token" value={token} />
        <TextButton type="submit" main>
          {t("signIn")}
        </TextButton>
      </AccountForm>
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
