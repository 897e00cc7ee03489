import { useFormatter, useTranslations } from "next-intl";
import { type SearchRequest, searchHref } from "#core/search/request.ts";
import type { FacetValue } from "#core/search/results.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { MOST_PEOPLE } from "./overview-shown.ts";
import styles from "./said-most.module.css";

interface SaidMostProps {
  readonly request: SearchRequest;
  /** By how many hits are theirs, whoever is chosen of them. */
  readonly speakers: readonly FacetValue[];
}

/** The people who said it most, each with how often: they narrow the search to what they say, and open it again. */
export function SaidMost({ request, speakers }: SaidMostProps) {
  const t = useTranslations("search");
  const format = useFormatter();
  const { speaker } = request;
  const first = speakers.slice(0, MOST_PEOPLE);
  const rest = first.some(({ value }) => value === speaker) ? [] : chosenOf(speaker, speakers);
  const most = Math.max(1, ...first.map(({ count }) => count));
  return (
    <section aria-label={t("saidMost")}>
      <h2 className={styles.title}>{t("saidMost")}</h2>
      <ol className={styles.list}>
        {[...first, ...rest].map(({ value, label, count }) => {
          const chosen = value === speaker;
          return (
            <li key={value}>
              <PageLink
                href={searchHref({ ...request, speaker: chosen ? null : value, page: 1 })}
                aria-current={chosen ? "true" : undefined}
                title={chosen ? t("removeFilter", { label }) : undefined}
              >
                <span dir="auto">{label}</span>
                <span className={styles.count}>{format.number(count)}</span>
                <span className={styles.share} style={{ width: `${(count / most) * 100}%` }} />
              </PageLink>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Who is chosen, though others said it more often; nobody where nobody is. */
function chosenOf(speaker: string | null, speakers: readonly FacetValue[]): readonly FacetValue[] {
  if (speaker === null) return [];
  return [speakers.find(({ value }) => value === speaker) ?? { value: speaker, label: speaker, count: 0 }];
}
