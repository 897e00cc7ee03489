import { ChevronDown } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import type { SearchRequest } from "#core/search/request.ts";
import type { FacetValue } from "#core/search/results.ts";
import { highestBar, type MonthCount, trendOf } from "#core/search/trend.ts";
import { Icon } from "#features/ui/icon.tsx";
import { hasOverview } from "./overview-shown.ts";
import { SaidMost } from "./said-most.tsx";
import { barName, SearchTrend } from "./search-trend.tsx";
import styles from "./when-and-who.module.css";

interface WhenAndWhoProps {
  readonly request: SearchRequest;
  readonly months: readonly MonthCount[];
  /** Those of the search that it is compared with; null for none. */
  readonly compared: readonly MonthCount[] | null;
  readonly speakers: readonly FacetValue[];
}

/**
 * When something was said, and who said it most. On a narrow screen it is one line that opens, and leaves the place to the
 * results. Nothing where there is neither a course of time nor a choice of people to see.
 */
export function WhenAndWho({ request, months, compared, speakers }: WhenAndWhoProps) {
  const t = useTranslations("search.overview");
  const format = useFormatter();
  const trend = trendOf(...(compared === null ? [months] : [months, compared]));
  if (!hasOverview(request)) return null;
  const timed = trend.bars.length > 1;
  const spoken = speakers.length > 1 || request.speaker !== null;
  if (!timed && !spoken) return null;
  const highest = highestBar(trend);
  const when = timed && highest ? barName(format, trend.unit, highest) : "";
  const who = speakers.length > 1 ? (speakers[0]?.label ?? "") : "";
  return (
    <details className={styles.overview} open={request.compared !== null}>
      <summary>
        <span>{t("line", { kind: lineOf(when, who), when, who })}</span>
        <Icon of={ChevronDown} size={16} />
      </summary>
      <div className={styles.parts}>
        {timed && <SearchTrend request={request} trend={trend} />}
        {spoken && <SaidMost request={request} speakers={speakers} />}
      </div>
    </details>
  );
}

function lineOf(when: string, who: string): "both" | "when" | "who" | "neither" {
  if (when === "") return who === "" ? "neither" : "who";
  return who === "" ? "when" : "both";
}
