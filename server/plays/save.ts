import { z } from "zod";
import { NO_MOMENTS, NO_PLAYS, type PlayCount, sumMoments, sumPlays } from "#core/plays/count.ts";
import { formatMoment, type Moment } from "#core/time/moment.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { type CountedDay, MOST_MOMENTS } from "./gathered.ts";

/** Adds what was counted to what is kept, all of it or nothing. What was counted of an episode that is gone goes with it. */
export async function saveCounts(db: Database, days: readonly CountedDay[]): Promise<void> {
  await writeWhole(db, async (tx) => {
    const ids = [...new Set(days.map(({ episodeId }) => episodeId))];
    const there = await tx.episode.findMany({ where: { id: { in: ids } }, select: { id: true } });
    for (const counted of days)
      if (there.some(({ id }) => id === counted.episodeId)) {
        await savePlays(tx, counted);
        await saveMoments(tx, counted);
      }
  });
}

async function savePlays(tx: Prisma.TransactionClient, counted: CountedDay): Promise<void> {
  const { episodeId, day, plays } = counted;
  if (plays.plays + plays.heard.length + plays.again.length === 0) return;
  const where = { episodeId_day: { episodeId, day } };
  const kept = await tx.playCount.findUnique({ where });
  const sum = sumPlays(kept ? toPlayCount(kept) : NO_PLAYS, plays);
  await tx.playCount.upsert({ where, create: { episodeId, day, ...sum }, update: sum });
}

async function saveMoments(tx: Prisma.TransactionClient, counted: CountedDay): Promise<void> {
  const { episodeId, day, moments } = counted;
  if (moments.size === 0) return;
  const rows = await tx.momentCount.findMany({ where: { episodeId, day } });
  const kept = new Map(rows.map((row) => [formatMoment(toMoment(row)), row]));
  for (const [name, { moment, count }] of moments) {
    const before = kept.get(name);
    if (!before && kept.size >= MOST_MOMENTS) continue;
    const { shared, opened } = sumMoments(before ?? NO_MOMENTS, count);
    const key = { episodeId, day, start: moment.start, end: moment.end ?? 0 };
    const row = await tx.momentCount.upsert({
      where: { episodeId_day_start_end: key },
      create: { ...key, shared, opened },
      update: { shared, opened },
    });
    kept.set(name, row);
  }
}

const asParts = z.array(z.int());

/** Throws for a row that nothing of ours has written. */
export function toPlayCount(
  row: Omit<PlayCount, "heard" | "again"> & Record<"heard" | "again", unknown>,
): PlayCount {
  const { plays, embedded, heard, again } = row;
  return { plays, embedded, heard: asParts.parse(heard), again: asParts.parse(again) };
}

export function toMoment({ start, end }: { readonly start: number; readonly end: number }): Moment {
  return { start, end: end === 0 ? null : end };
}
