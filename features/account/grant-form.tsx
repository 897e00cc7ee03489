import { useTranslations } from "next-intl";
import { ACCOUNT, ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { strong } from "./strong.tsx";

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
      <AccountForm action={`${ACCOUNT_FORMS_PATH}apps/grant`}>
        <input type="hidden" name="token" value={token} />
        <TextButton type="submit" main>
          {t("grant")}
        </TextButton>
      </AccountForm>
      <div className={styles.ways}>
        <PageLink href={ACCOUNT}>{t("grantNot")}</PageLink>
      </div>
    </div>
  );
}
