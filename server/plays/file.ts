import { episodeHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import type { Span } from "#core/plays/span.ts";
import { csvTable } from "#core/text/csv.ts";
import type { Database } from "../db/client.ts";
import { sumsOfAll } from "./sums.ts";

const COLUMNS = "day,show,episode,link,plays,embedded,to_the_end,shared,opened".split(",");

/** A row for each episode and day of a span on which anything was counted. `publicUrl`: where the links lead. */
export async function playsFile(db: Database, span: Span, now: number, publicUrl: string): Promise<string> {
  const rows = (await sumsOfAll(db, span, now)).map((row) => [
    row.day,
    row.showTitle,
    row.title,
    wholeUrl(episodeHref(row), publicUrl),
    ...[row.plays, row.embedded, row.heardEnd, row.shared, row.opened].map(String),
  ]);
  return csvTable([COLUMNS, ...rows]);
}
