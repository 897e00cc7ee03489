import Form from "next/form";
import { useTranslations } from "next-intl";
import { type EpisodeFilter, ORDERS } from "#core/episode/filter.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./filter-form.module.css";

interface FilterFormProps {
  readonly href: string;
  readonly filter: EpisodeFilter;
  /** How many episodes pass. */
  readonly total: number;
}

/** Narrows and orders a show's episodes: a plain GET form, so that the address says what is shown. */
export function FilterForm({ href, filter, total }: FilterFormProps) {
  const t = useTranslations("library");
  return (
    <>
      <Form action={href} className={styles.filter}>
        {filter.tag !== null && <input type="hidden" name="tag" value={filter.tag} />}
        <NamedField name={t("filterText")}>
          <input type="search" name="text" defaultValue={filter.text} autoComplete="off" maxLength={200} />
        </NamedField>
        <NamedField name={t("order")}>
          <select name="order" defaultValue={filter.order ?? undefined}>
            {ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(`orders.${order}`)}
              </option>
            ))}
          </select>
        </NamedField>
        <label className={styles.check}>
          <input type="checkbox" name="transcribed" value="1" defaultChecked={filter.transcribed} />
          <span>{t("withTranscript")}</span>
        </label>
        <TextButton type="submit">{t("apply")}</TextButton>
      </Form>
      <p role="status" className={styles.total}>
        {total === 0 ? t("noneLeft") : t("episodes", { count: total })}
      </p>
    </>
  );
}
