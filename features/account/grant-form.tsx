import { useTranslations } from "next-intl";
import { ACCOUNT } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./account-form.module.css";
import { strong } from "./strong.tsx";
import { TokenForm } from "./token-form.tsx";

interface GrantFormProps {
  /** By what the page is opened. */
  readonly token: string;
  /** What the app says that it is. */
  readonly agent: string;
  /** Who lets it in. */
  readonly name: string;
}

/** Lets in an app that waits for it. */
export function GrantForm({ token, agent, name }: GrantFormProps) {
  const t = useTranslations("account");
  return (
    <div className={styles.grant}>
      <p>
        {t.rich("grantAbout", {
          agent,
          name,
          strong,
        })}
      </p>
      <p>{t("grantWarning")}</p>
      <TokenForm action="apps/grant" token={token} label={t("grant")} />
      <div className={styles.ways}>
        <PageLink href={ACCOUNT}>{t("grantNot")}</PageLink>
      </div>
    </div>
  );
}
