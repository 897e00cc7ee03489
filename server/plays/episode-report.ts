import { z } from "zod";
import type { EpisodeKey } from "#core/episode/address.ts";
import type { ListedEpisode } from "#core/episode/episode.ts";
import { NO_PLAYS, type PlayCount, sumPlays } from "#core/plays/count.ts";
import { heardEnd, mostAgain, mostStops, type Peak, shareToEnd } from "#core/plays/curve.ts";
import { partStart } from "#core/plays/parts.ts";
import { type SharedMoment, sharedMoments } from "#core/plays/shared-moments.ts";
import { type Bars, firstDay, type Span } from "#core/plays/span.ts";
import { passageAt, type Transcript } from "#core/transcript/transcript.ts";
import { type Database, Prisma } from "../db/client.ts";
import { findEpisode } from "../shows/episodes.ts";
import { type PlayTotal, playBars } from "./report.ts";
import { toMoment, toPlayCount } from "./save.ts";

/** So many moments are looked through, and so many sentences shown. */
const MOST_MOMENTS = 500;
const MOST_SENTENCES = 20;

/** A part of an episode where something was done most, and the passage that is spoken there. */
export interface Spot {
  /** Seconds. */
  readonly start: number;
  /** Seconds; where the next part begins. */
  readonly end: number;
  readonly count: number;
  /** Null where nothing is, or it is not known what. */
  readonly words: string | null;
}

/** What was counted of one episode in a span. */
export interface EpisodeReport {
  readonly brief: ListedEpisode;
  /** Seconds; null where it is not known. */
  readonly duration: number | null;
  /** BCP 47, of the words. */
  readonly language: string;
  readonly total: PlayTotal;
  readonly count: PlayCount;
  readonly bars: Bars;
  /** After which the most have stopped. */
  readonly stops: Spot | null;
  /** That the most have heard once more. */
  readonly again: Spot | null;
  readonly moments: readonly SharedMoment[];
}

/** What was counted of an episode in a span that ends now (epoch milliseconds); null where there is no such episode. */
export async function reportEpisode(
  db: Database,
  key: EpisodeKey,
  span: Span,
  now: number,
): Promise<EpisodeReport | null> {
  const found = await findEpisode(key, null, { kind: "whole" });
  if (!found) return null;
  const { brief, transcript } = found;
  const { duration, href, language } = brief.track;
  const { show, episode } = brief.track.key;
  const of = { episode: { slug: episode, show: { slug: show } }, day: { gte: firstDay(span, now) ?? "" } };
  const days = await db.playCount.findMany({ where: of, orderBy: { day: "asc" } });
  const count = days.map(toPlayCount).reduce(sumPlays, NO_PLAYS);
  const { plays, embedded } = count;
  return {
    brief,
    duration,
    language: transcript?.language ?? language,
    total: { plays, embedded, toEnd: shareToEnd(plays, heardEnd(count)) },
    count,
    bars: playBars(days, span, now),
    stops: spotOf(mostStops(count), duration, transcript),
    again: spotOf(mostAgain(count), duration, transcript),
    moments: sharedMoments(await listMoments(db, key, of.day.gte), transcript, href).slice(0, MOST_SENTENCES),
  };
}

function spotOf(peak: Peak | null, duration: number | null, transcript: Transcript | null): Spot | null {
  if (!peak || duration === null) return null;
  const [start, end] = [partStart(peak.part, duration), partStart(peak.part + 1, duration)];
  return { start, end, count: peak.count, words: transcript && passageText(transcript, start, end) };
}

/** The text of the passage that is spoken in the middle of a part, or was before it, in the same part; null where none is. */
function passageText({ passages }: Transcript, start: number, end: number): string | null {
  const passage = passages[passageAt(passages, (start + end) / 2)];
  return passage && (passage.end === null || passage.end > start) ? passage.text : null;
}

const asCounted = z.object({
  start: z.number(),
  end: z.number(),
  shared: z.coerce.number().int(),
  opened: z.coerce.number().int(),
});

/** The moments of an episode that were counted since a day, those that were shared or opened most. */
async function listMoments(db: Database, { show, episode }: EpisodeKey, day: string) {
  const query = Prisma.sql`SELECT "start", "end", SUM("shared") AS "shared", SUM("opened") AS "opened" FROM "MomentCount"
    JOIN "Episode" ON "Episode"."id" = "episodeId" JOIN "Show" ON "Show"."id" = "showId"
    WHERE "Show"."slug" = ${show} AND "Episode"."slug" = ${episode} AND "day" >= ${day}
    GROUP BY "start", "end" ORDER BY SUM("shared") + SUM("opened") DESC, "start" LIMIT ${MOST_MOMENTS}`;
  const rows = z.array(asCounted).parse(await db.$queryRaw(query));
  return rows.map((row) => ({ moment: toMoment(row), count: { shared: row.shared, opened: row.opened } }));
}
