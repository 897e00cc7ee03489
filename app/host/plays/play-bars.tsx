import { getFormatter, getTranslations } from "next-intl/server";
import type { Bars } from "#core/plays/span.ts";
import { Part } from "#features/settings/part.tsx";
import { DataTable } from "#features/ui/data-table.tsx";
import { BarDrawing } from "./bar-drawing.tsx";
import styles from "./plays.module.css";

const SHAPES = {
  day: { dateStyle: "medium", timeZone: "UTC" },
  month: { month: "long", year: "numeric", timeZone: "UTC" },
} as const;

/** Plays by day or month: drawn, and as a table. */
export async function PlayBars({ unit, bars }: Bars) {
  const [t, format] = await Promise.all([getTranslations("plays"), getFormatter()]);
  const title = t(unit === "day" ? "byDay" : "byMonth");
  const counts = bars.map(({ count }) => count);
  const most = Math.max(0, ...counts);
  const nameOf = (day: string) => format.dateTime(new Date(day), SHAPES[unit]);
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <Part title={title}>
      <p className={styles.soft}>{t("most", { count: most })}</p>
      <BarDrawing name={t("chart", { title, most })} counts={counts} most={most} shape="apart" />
      <p className={styles.ends}>
        <span>{first && nameOf(first.day)}</span>
        <span>{last !== first && last && nameOf(last.day)}</span>
      </p>
      <DataTable
        summary={t("table")}
        columns={[t(unit), t("plays")]}
        rows={bars
          .toReversed()
          .map(({ day, count }) => ({ key: day, name: nameOf(day), cells: [format.number(count)] }))}
      />
    </Part>
  );
}
