import { getFormatter, getTranslations } from "next-intl/server";
import type { PlayTotal } from "#server/plays/report.ts";

/** How much was played, in one line. */
export async function TotalLine({ total }: { readonly total: PlayTotal }) {
  const [t, format] = await Promise.all([getTranslations("plays"), getFormatter()]);
  const { plays, embedded, toEnd } = total;
  const parts = [
    t("total", { count: plays }),
    toEnd !== null && t("toEnd", { share: format.number(toEnd, { style: "percent" }) }),
    embedded > 0 && t("embedded", { count: embedded }),
  ];
  return parts.filter((part) => part !== false).join(" · ");
}
