import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";

interface CodeListProps {
  readonly codes: readonly string[];
  readonly next: string;
}

/** Recovery codes, which are shown this once. */
export function CodeList({ codes, next }: CodeListProps) {
  const t = useTranslations("account");
  return (
    <>
      <ol className={styles.codes} aria-label={t("codes")}>
        {codes.map((code) => (
          <li key={code} translate="no">
            {code}
          </li>
        ))}
      </ol>
      <AccountForm action={`${ACCOUNT_FORMS_PATH}codes/kept`}>
        <input type="hidden" name="next" value={next} />
        <TextButton type="submit" main>
          {t("codesKept")}
        </TextButton>
      </AccountForm>
    </>
  );
}
