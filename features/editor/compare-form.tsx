import { useTranslations } from "next-intl";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./revisions.module.css";

interface CompareFormProps {
  /** The page it stands on. */
  readonly action: string;
  readonly language: string;
  /** The numbers of what has ever stood, the newest first. */
  readonly numbers: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Asks for the difference between the transcript after one revision and after another; 0 is as it was imported. */
export function CompareForm({ action, language, numbers, from, to }: CompareFormProps) {
  const t = useTranslations("revisions");
  const options = [...numbers, 0].map((number) => (
    <option key={number} value={number}>
      {number === 0 ? t("imported") : t("numbered", { number })}
    </option>
  ));
  return (
    <form action={action} className={styles.compare}>
      <input type="hidden" name="lang" value={language} />
      <NamedField name={t("from")}>
        <select name="from" defaultValue={from}>
          {options}
        </select>
      </NamedField>
      <NamedField name={t("to")}>
        <select name="to" defaultValue={to}>
          {options}
        </select>
      </NamedField>
      <TextButton type="submit">{t("compare")}</TextButton>
    </form>
  );
}
