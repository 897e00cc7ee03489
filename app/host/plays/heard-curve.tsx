import { getFormatter, getTranslations } from "next-intl/server";
import type { PlayCount } from "#core/plays/count.ts";
import { PARTS, partStart } from "#core/plays/parts.ts";
import { formatClock } from "#core/time/time.ts";
import { Part } from "#features/settings/part.tsx";
import { DataTable } from "#features/ui/data-table.tsx";
import { BarDrawing } from "./bar-drawing.tsx";
import styles from "./plays.module.css";

interface HeardCurveProps {
  readonly count: PlayCount;
  /** Seconds; null where it is not known. */
  readonly duration: number | null;
}

/** Parts that a row of the table has together. */
const TOGETHER = 5;

/** What was heard of an episode from its beginning to its end: drawn, and as a table. */
export async function HeardCurve({ count, duration }: HeardCurveProps) {
  const [t, format] = await Promise.all([getTranslations("plays"), getFormatter()]);
  const [heard, again] = [count.heard, count.again].map((parts) => wholeLength(parts));
  const most = Math.max(count.plays, ...(heard ?? []));
  if (most === 0 || !heard || !again) return <Part title={t("curve")}>{t("curveNone")}</Part>;
  const mostAgain = Math.max(0, ...again);
  const placeOf = (part: number) =>
    duration === null
      ? format.number(part / PARTS, { style: "percent" })
      : formatClock(partStart(part, duration));
  const rows = Array.from({ length: PARTS / TOGETHER }, (_, row) => row * TOGETHER);
  const meanOf = (parts: readonly number[], from: number) =>
    format.number(sumOf(parts.slice(from, from + TOGETHER)) / TOGETHER, { maximumFractionDigits: 1 });
  return (
    <Part title={t("curve")}>
      <p className={styles.soft}>{t("curveAbout")}</p>
      <p className={styles.soft}>{t("most", { count: most })}</p>
      <BarDrawing name={t("chart", { title: t("curve"), most })} counts={heard} most={most} shape="joined" />
      <p className={styles.ends}>
        <span>{placeOf(0)}</span>
        <span>{placeOf(PARTS)}</span>
      </p>
      <h3 className={styles.again}>{t("again")}</h3>
      {mostAgain === 0 ? (
        <p className={styles.soft}>{t("againNone")}</p>
      ) : (
        <>
          <p className={styles.soft}>{t("most", { count: mostAgain })}</p>
          <BarDrawing
            name={t("chart", { title: t("again"), most: mostAgain })}
            counts={again}
            most={mostAgain}
            shape="fine"
          />
        </>
      )}
      <DataTable
        summary={t("table")}
        columns={[t("part"), t("heardBy"), t("again")]}
        rows={rows.map((from) => ({
          key: from,
          name: `${placeOf(from)}–${placeOf(from + TOGETHER)}`,
          cells: [meanOf(heard, from), meanOf(again, from)],
        }))}
      />
    </Part>
  );
}

function wholeLength(parts: readonly number[]): readonly number[] {
  return Array.from({ length: PARTS }, (_, part) => parts[part] ?? 0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
