import { useTranslations } from "next-intl";
import { LONGEST_QUERY } from "#core/search/query.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { PageForm } from "#features/ui/page-form.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./compared-field.module.css";
import { KeptParameters } from "./kept-parameters.tsx";

/** Asks for other words that are drawn beside those of the search. Works without script. */
export function ComparedField({ request }: { readonly request: SearchRequest }) {
  const t = useTranslations("search.trend");
  return (
    <PageForm action="/search" className={styles.form}>
      <KeptParameters request={request} />
      <input
        className={styles.field}
        name="with"
        aria-label={t("compareWith")}
        placeholder={t("compareWith")}
        maxLength={LONGEST_QUERY}
        required
        autoComplete="off"
      />
      <TextButton type="submit">{t("compare")}</TextButton>
    </PageForm>
  );
}
