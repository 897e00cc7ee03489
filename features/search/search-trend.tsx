import { X } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import { type SearchRequest, searchAgain, searchHref } from "#core/search/request.ts";
import { highestBar, type Trend, type TrendBar } from "#core/search/trend.ts";
import { DataTable } from "#features/ui/data-table.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { ComparedField } from "./compared-field.tsx";
import styles from "./search-trend.module.css";

const SHAPES = {
  month: { month: "short", year: "numeric", timeZone: "UTC" },
  year: { year: "numeric", timeZone: "UTC" },
} as const;

/** Few stand side by side, as many do; the names of the first and the last fit below two. Pixels. */
const WIDEST_BAR = 96;

/** The month or the year of a bar, as people read it. */
export function barName(
  format: ReturnType<typeof useFormatter>,
  unit: Trend["unit"],
  { first }: TrendBar,
): string {
  return format.dateTime(new Date(first), SHAPES[unit]);
}

interface SearchTrendProps {
  readonly request: SearchRequest;
  /** Of the search, and of the one that it is compared with. It has several bars. */
  readonly trend: Trend;
}

/**
 * How often something was said over time, and perhaps something else beside it: as bars for whoever points, and as a table for
 * everybody. Each of both narrows the search to its days, and the one that is chosen opens it again.
 */
export function SearchTrend({ request, trend }: SearchTrendProps) {
  const t = useTranslations("search.trend");
  const format = useFormatter();
  const { unit, bars } = trend;
  const words = request.compared === null ? [request.query] : [request.query, request.compared];
  const highest = Math.max(...bars.flatMap(({ counts }) => counts), 1);
  const nameOf = (bar: TrendBar | undefined) => (bar ? barName(format, unit, bar) : "");
  const isChosen = ({ first, last }: TrendBar) => request.from === first && request.to === last;
  const hrefOf = (bar: TrendBar) => {
    const days = isChosen(bar) ? { from: null, to: null } : { from: bar.first, to: bar.last };
    return searchHref({ ...request, ...days, page: 1 });
  };
  const current = (bar: TrendBar) => (isChosen(bar) ? "true" : undefined);
  const [first, last] = [nameOf(bars[0]), nameOf(bars.at(-1))];
  const told = (bar: TrendBar) =>
    words.length === 1
      ? t("bar", { when: nameOf(bar), count: bar.counts[0] ?? 0 })
      : t("bars", {
          when: nameOf(bar),
          counts: words.map((word, of) => t("of", { word, count: bar.counts[of] ?? 0 })).join(", "),
        });
  return (
    <section className={styles.trend} aria-label={t(unit)}>
      {words.map((word, of) => {
        const best = highestBar(trend, of);
        return (
          <p key={of === 0 ? "first" : "second"} className="visually-hidden">
            {best
              ? t("chart", { word, first, last, when: nameOf(best), count: best.counts[of] ?? 0 })
              : t("never", { word })}
          </p>
        );
      })}
      <div aria-hidden="true" style={{ maxWidth: bars.length * WIDEST_BAR }}>
        <div className={styles.bars}>
          {bars.map((bar) => (
            <PageLink
              key={bar.first}
              href={hrefOf(bar)}
              tabIndex={-1}
              title={told(bar)}
              aria-current={current(bar)}
            >
              {words.map((_, of) => (
                <span
                  key={of === 0 ? "first" : "second"}
                  style={{ height: `${((bar.counts[of] ?? 0) / highest) * 100}%` }}
                />
              ))}
            </PageLink>
          ))}
        </div>
        <p className={styles.ends}>
          <span>{first}</span>
          <span>{last}</span>
        </p>
      </div>
      {request.compared !== null && <Legend request={request} compared={request.compared} trend={trend} />}
      <div className={styles.below}>
        <DataTable
          summary={t("table")}
          columns={[
            t(unit === "month" ? "monthOf" : "yearOf"),
            ...(words.length === 1 ? [t("moments")] : words.map((word) => t("word", { word }))),
          ]}
          rows={bars.toReversed().map((bar) => ({
            key: bar.first,
            name: (
              <PageLink href={hrefOf(bar)} aria-current={current(bar)} className={styles.row}>
                {nameOf(bar)}
              </PageLink>
            ),
            cells: bar.counts.map((count) => format.number(count)),
          }))}
        />
        {request.compared === null && <ComparedField request={request} />}
      </div>
    </section>
  );
}

interface LegendProps {
  readonly request: SearchRequest;
  readonly compared: string;
  readonly trend: Trend;
}

/** Which bars are whose, and how often it was said in all of them; the second is looked for by itself, and taken away. */
function Legend({ request, compared, trend: { bars } }: LegendProps) {
  const t = useTranslations("search.trend");
  const sum = (of: number) => bars.reduce((all, { counts }) => all + (counts[of] ?? 0), 0);
  return (
    <ul className={styles.legend}>
      <li>
        <i className={styles.sign} />
        <span>{t("of", { word: request.query, count: sum(0) })}</span>
      </li>
      <li>
        <i className={styles.sign} />
        <PageLink href={searchHref({ ...searchAgain(request, compared), compared: request.query })}>
          {t("of", { word: compared, count: sum(1) })}
        </PageLink>
        <PageLink
          href={searchHref({ ...request, compared: null })}
          className={styles.without}
          aria-label={t("without", { word: compared })}
        >
          <Icon of={X} size={16} />
        </PageLink>
      </li>
    </ul>
  );
}
