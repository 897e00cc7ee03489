import { z } from "zod";
import { type Database, Prisma } from "../db/client.ts";
import { deferEdition, editionNumber } from "../db/edition.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import { lateSignal } from "../late-signal.ts";
import { findQuickLength } from "./quick-length.ts";
import type { RemoteOptions } from "./remote-file.ts";

/** More have no job at a time. */
const MOST = 100;
/** For all of it. Milliseconds. */
const LONGEST_TIME = 30_000;

export interface LengthJobOptions extends Pick<RemoteOptions, "userAgent" | "resolve"> {
  readonly db: Database;
  readonly fetchPrivate: boolean;
  /** Whether sound of other hosts is looked into at all; where it is not, there are no jobs of this kind. */
  readonly measureRemote: boolean;
}

/**
 * What finds out about how long sound is by some bytes of it, where its feed does not say and it has not been measured yet. What
 * was tried stays as a job that is done until it is measured, so that no host is asked twice.
 */
export function lengthKind(options: LengthJobOptions): JobKind {
  const { db, measureRemote } = options;
  return {
    mostFailures: 1,
    mostAtOnce: 1,
    async enrol(now) {
      if (measureRemote) await enrolLengths(db, now);
      else await db.job.deleteMany({ where: { kind: "length" } });
    },
    run: (job, tools) => findLength(job, tools, options),
  };
}

/** Of what is due and has no length, what may be MP3. SQLite begins with the first of a CROSS JOIN. */
const UNKNOWN = Prisma.sql`
  "DueSound" CROSS JOIN "Episode"
  WHERE "Episode"."id" = "DueSound"."episodeId" AND "duration" IS NULL AND ("audioType" IN ('audio/mpeg', 'audio/mp3') OR "audioUrl" LIKE '%.mp3%')`;

const rows = z.array(z.object({ id: z.coerce.number(), audioUrl: z.string() }));

async function enrolLengths(db: Database, now: Date): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    DELETE FROM "Job" WHERE "kind" = 'length' AND NOT EXISTS (
      SELECT 1 FROM ${UNKNOWN} AND "Episode"."id" = CAST("subject" AS INTEGER)
        AND "audioUrl" = "payload" ->> 'url')`);
  const found = rows.parse(
    await db.$queryRaw(Prisma.sql`
      SELECT "Episode"."id", "audioUrl" FROM ${UNKNOWN} AND NOT EXISTS (
        SELECT 1 FROM "Job" WHERE "kind" = 'length' AND "subject" = CAST("Episode"."id" AS TEXT))
      ORDER BY "orderedAt" DESC NULLS LAST, "Episode"."id" DESC LIMIT ${MOST}`),
  );
  for (const { id, audioUrl: url } of found) {
    if (!URL.canParse(url)) continue;
    await db.$executeRaw(Prisma.sql`
      INSERT INTO "Job" ("kind", "subject", "lane", "payload", "dueAt", "createdAt")
      VALUES ('length', ${String(id)}, ${`length ${new URL(url).host}`}, ${JSON.stringify({ url })}, ${now}, ${now})
      ON CONFLICT DO NOTHING`);
  }
}

async function findLength(job: ClaimedJob, tools: JobTools, options: LengthJobOptions): Promise<JobResult> {
  const { db, measureRemote, fetchPrivate, userAgent, resolve } = options;
  const id = Number(job.subject);
  const episode = await db.episode.findUnique({ where: { id }, select: { audioUrl: true } });
  const url = episode?.audioUrl ?? null;
  const signal = AbortSignal.any([tools.signal, lateSignal(LONGEST_TIME)]);
  const asking = { allowPrivate: fetchPrivate, userAgent, signal, ...(resolve && { resolve }) };
  const duration = measureRemote && url !== null ? await findQuickLength(url, asking) : null;
  tools.signal.throwIfAborted();
  return {
    end: { kind: "done" },
    async write(tx) {
      if (duration === null) return;
      // What its feed says by now, or was measured, is better.
      const where = { id, audioUrl: url, duration: null };
      const before = await editionNumber(tx);
      await tx.episode.updateMany({ where, data: { duration, durationEstimated: true } });
      await deferEdition(tx, before);
    },
  };
}
