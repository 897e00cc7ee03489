import { SlidersHorizontal, X } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  countFilters,
  isFiltered,
  type SearchFilter,
  type SearchRequest,
  searchHref,
  withoutFilter,
} from "#core/search/request.ts";
import type { Facets, FacetValue } from "#core/search/results.ts";
import { canonicalLanguage } from "#core/text/language.ts";
import { Icon } from "#features/ui/icon.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { PageForm } from "#features/ui/page-form.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { KeptParameters } from "./kept-parameters.tsx";
import { hasOverview, MOST_PEOPLE } from "./overview-shown.ts";
import styles from "./search-filters.module.css";

interface SearchFiltersProps {
  readonly request: SearchRequest;
  readonly facets: Facets;
  /** In how many episodes something is found. */
  readonly total: number;
}

const SHEET = "search-filters";

/**
 * What narrows a search: the values there are, each with what it would find, as links; so it works without script. A column
 * at the side of the results; where there is no room for that, a sheet over their lower half.
 */
export function SearchFilters({ request, facets, total }: SearchFiltersProps) {
  const t = useTranslations("search");
  const format = useFormatter();
  const narrowed = (changes: Partial<SearchFilter>) => searchHref({ ...request, ...changes, page: 1 });
  const languageName = (code: string) => {
    const tag = canonicalLanguage(code);
    return tag === null ? code : (format.displayName(tag, { type: "language" }) ?? code);
  };
  const year = request.from?.endsWith("-01-01") ? request.from.slice(0, 4) : null;
  return (
    <>
      <button type="button" className={styles.opener} popoverTarget={SHEET}>
        <Icon of={SlidersHorizontal} />
        <span>{t("filtersOn", { count: countFilters(request) })}</span>
      </button>
      <section id={SHEET} popover="auto" className={styles.filters} aria-label={t("filters")}>
        <button type="button" className={styles.closer} popoverTarget={SHEET} popoverTargetAction="hide">
          {t("showResults", { count: total })}
        </button>
        {isFiltered(request) && (
          <PageLink className={styles.clear} href={searchHref(withoutFilter(request))}>
            {t("clearFilters")}
          </PageLink>
        )}
        <Group
          title={t("filter.show")}
          values={facets.show}
          chosen={request.show}
          hrefOf={(show) => narrowed({ show })}
        />
        <Group
          title={t("filter.speaker")}
          values={facets.speaker}
          chosen={request.speaker}
          hrefOf={(speaker) => narrowed({ speaker })}
          beside={hasOverview(request) && facets.speaker.length <= MOST_PEOPLE}
        />
        <Group
          title={t("filter.tag")}
          values={facets.tag}
          chosen={request.tag}
          hrefOf={(tag) => narrowed({ tag })}
        />
        <Group
          title={t("filter.lang")}
          values={facets.lang.map((value) => ({ ...value, label: languageName(value.value) }))}
          chosen={request.lang}
          hrefOf={(lang) => narrowed({ lang })}
        />
        <Group
          title={t("filter.length")}
          values={facets.length.map((value) => ({ ...value, label: t(`lengths.${value.value}`) }))}
          chosen={request.length}
          hrefOf={(length) => narrowed({ length })}
        />
        <Group
          title={t("filter.year")}
          values={facets.year}
          chosen={request.to === `${year}-12-31` ? year : null}
          hrefOf={(y) => narrowed({ from: y && `${y}-01-01`, to: y && `${y}-12-31` })}
        />
        <Days request={request} />
      </section>
    </>
  );
}

interface GroupProps<Value extends string> {
  readonly title: string;
  readonly values: readonly FacetValue<Value>[];
  readonly chosen: Value | null;
  /** Null takes the filter away. */
  readonly hrefOf: (value: Value | null) => string;
  /** Whether the same is beside it where the filters stand open. */
  readonly beside?: boolean;
}

/** The values of one filter; nothing where there is no choice. */
function Group<Value extends string>({
  title,
  values,
  chosen,
  hrefOf,
  beside = false,
}: GroupProps<Value>): ReactNode {
  const t = useTranslations("search");
  const format = useFormatter();
  const gone = chosen !== null && !values.some(({ value }) => value === chosen);
  const shown = gone ? [{ value: chosen, label: chosen, count: 0 }, ...values] : values;
  if (shown.length < 2 && chosen === null) return null;
  return (
    <section className={beside ? styles.beside : ""}>
      <h2>{title}</h2>
      <ul>
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <PageLink
              href={hrefOf(value === chosen ? null : value)}
              aria-current={value === chosen ? "true" : undefined}
              title={value === chosen ? t("removeFilter", { label }) : undefined}
            >
              <span dir="auto">{label}</span>
              <span className={styles.count}>{format.number(count)}</span>
              {value === chosen && <Icon of={X} size={16} />}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** From one day to another. Keeps everything else the search has. */
function Days({ request }: { readonly request: SearchRequest }) {
  const t = useTranslations("search");
  const { from, to } = request;
  return (
    <section>
      <h2>{t("filter.published")}</h2>
      <PageForm action="/search" className={styles.days}>
        <KeptParameters request={{ ...request, from: null, to: null, page: 1 }} />
        <NamedField name={t("from")}>
          <input type="date" name="from" defaultValue={from ?? ""} />
        </NamedField>
        <NamedField name={t("to")}>
          <input type="date" name="to" defaultValue={to ?? ""} />
        </NamedField>
        <TextButton type="submit">{t("apply")}</TextButton>
      </PageForm>
    </section>
  );
}
