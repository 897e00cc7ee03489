import { z } from "zod";
import type { EpisodeKey } from "#core/episode/address.ts";
import { END_PART } from "#core/plays/parts.ts";
import { firstDay, type Span } from "#core/plays/span.ts";
import { type Database, Prisma } from "../db/client.ts";

/** What was counted, summed. */
export interface Sums {
  readonly plays: number;
  readonly embedded: number;
  /** How often the part was heard that stands for the end, see parts.ts. */
  readonly heardEnd: number;
  readonly shared: number;
  readonly opened: number;
}

/** The sums of an episode. */
export interface EpisodeSums extends EpisodeKey, Sums {
  readonly title: string;
  readonly showTitle: string;
}

const asSum = z.coerce.number().int();
const sums = { plays: asSum, embedded: asSum, heardEnd: asSum, shared: asSum, opened: asSum };
const asDay = z.object({ day: z.string(), ...sums });
const names = { show: z.string(), episode: z.string(), title: z.string(), showTitle: z.string() };
const asEpisode = z.object({ ...names, ...sums });
const asEpisodeDay = z.object({ day: z.string(), ...names, ...sums });

const SUMS = Prisma.sql`SUM("plays") AS "plays", SUM("embedded") AS "embedded", SUM("heardEnd") AS "heardEnd",
  SUM("shared") AS "shared", SUM("opened") AS "opened"`;
const NAMES = Prisma.sql`"Show"."slug" AS "show", "Episode"."slug" AS "episode", "Episode"."title" AS "title",
  "Show"."title" AS "showTitle"`;
const WITH_NAMES = Prisma.sql`JOIN "Episode" ON "Episode"."id" = "episodeId" JOIN "Show" ON "Show"."id" = "showId"`;

/** As a part of the statement: what stands for it would have no type. */
const END = Prisma.raw(String(END_PART));

/** Both tables of a span that ends now (epoch milliseconds), in the same columns. */
function countsOf(span: Span, now: number) {
  const first = firstDay(span, now) ?? "";
  return Prisma.sql`WITH "Counted" AS (
    SELECT "episodeId", "day", "plays", "embedded", COALESCE(CAST("heard" ->> ${END} AS INTEGER), 0) AS "heardEnd",
      0 AS "shared", 0 AS "opened" FROM "PlayCount" WHERE "day" >= ${first}
    UNION ALL
    SELECT "episodeId", "day", 0, 0, 0, "shared", "opened" FROM "MomentCount" WHERE "day" >= ${first})`;
}

/** What was counted on each day of a span on which anything was, the first day first. */
export async function sumsOfDays(db: Database, span: Span, now: number) {
  const counts = countsOf(span, now);
  const query = Prisma.sql`${counts} SELECT "day", ${SUMS} FROM "Counted" GROUP BY "day" ORDER BY "day"`;
  return z.array(asDay).parse(await db.$queryRaw(query));
}

/** The episodes of which most was heard in a span, those first; at most so many. */
export async function sumsOfEpisodes(
  db: Database,
  span: Span,
  now: number,
  most: number,
): Promise<readonly EpisodeSums[]> {
  const counts = countsOf(span, now);
  const query = Prisma.sql`${counts} SELECT ${NAMES}, ${SUMS} FROM "Counted" ${WITH_NAMES} GROUP BY "Episode"."id", "Show"."id"
    ORDER BY SUM("plays") DESC, SUM("shared") DESC, "Episode"."id" DESC LIMIT ${most}`;
  return z.array(asEpisode).parse(await db.$queryRaw(query));
}

/** What was counted of each episode on each day of a span, by days. */
export async function sumsOfAll(db: Database, span: Span, now: number) {
  const counts = countsOf(span, now);
  const query = Prisma.sql`${counts} SELECT "day", ${NAMES}, ${SUMS} FROM "Counted" ${WITH_NAMES}
    GROUP BY "day", "Episode"."id", "Show"."id" ORDER BY "day", "Episode"."id"`;
  return z.array(asEpisodeDay).parse(await db.$queryRaw(query));
}
