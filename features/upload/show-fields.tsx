import { useTranslations } from "next-intl";
import { offeredLanguages } from "#core/upload/show-language.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import styles from "./fields.module.css";

interface ShowFieldsProps {
  readonly title: string;
  readonly author: string;
  /** BCP 47 */
  readonly language: string;
  /** HTML */
  readonly description: string;
}

/** What is told of a show, to be typed. */
export function ShowFields({ title, author, language, description }: ShowFieldsProps) {
  const t = useTranslations("host");
  return (
    <>
      <NamedField name={t("showTitle")}>
        <input name="title" required maxLength={300} defaultValue={title} />
      </NamedField>
      <NamedField name={t("author")}>
        <input name="author" maxLength={300} defaultValue={author} />
      </NamedField>
      <NamedField name={t("language")}>
        <select name="language" defaultValue={language}>
          {offeredLanguages(language).map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </NamedField>
      <NamedField name={t("description")}>
        <textarea name="description" rows={4} defaultValue={description} className={styles.text} />
      </NamedField>
      <NamedField name={t("art")}>
        <input
          className={styles.file}
          type="file"
          name="art"
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        />
      </NamedField>
    </>
  );
}
