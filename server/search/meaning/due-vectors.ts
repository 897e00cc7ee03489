import { z } from "zod";
import { type Database, type Prisma, writeWhole } from "../../db/client.ts";
import type { ModelServer } from "../../openai/model-server.ts";

type Reader = Database | Prisma.TransactionClient;

/** What the passages of an archive come to, for the model of an embedder. */
export interface VectorAmount {
  readonly passages: number;
  /** How many of them have a vector of it. */
  readonly embedded: number;
  /** In all of them. */
  readonly words: number;
}

const LANE = "embed";
const amounts = z.array(
  z.object({ passages: z.coerce.number(), embedded: z.coerce.number(), words: z.coerce.number() }),
);
const counts = z.array(z.object({ count: z.coerce.number() }));

/** Whether a host has agreed that texts go to this server, for this model. */
export async function isAgreed(db: Reader, { url, model }: ModelServer): Promise<boolean> {
  return (await db.agreedEmbedder.findFirst({ where: { id: 1, url, model }, select: { id: true } })) !== null;
}

/** Notes that a host agrees to it, and has all be embedded that has no vector of this model. */
export async function agree(db: Database, { url, model }: ModelServer, now: Date): Promise<void> {
  const agreed = { url, model, agreedAt: now };
  await writeWhole(db, async (tx) => {
    await tx.agreedEmbedder.upsert({ where: { id: 1 }, create: { id: 1, ...agreed }, update: agreed });
    await tx.$executeRaw`
      INSERT INTO "DueVectors" ("transcriptId") SELECT "transcriptId" FROM "PassageVectors"
      WHERE "model" <> ${model} AND "transcriptId" NOT IN (SELECT "transcriptId" FROM "DueVectors")`;
    await tryAgain(tx, now);
    await addJob(tx, now);
  });
}

/** Whether there is something to be embedded that may be. */
export async function areVectorsDue(db: Database, embedder: ModelServer | null): Promise<boolean> {
  if (embedder === null || !(await isAgreed(db, embedder))) return false;
  const due = await db.dueVectors.findFirst({ select: { id: true } });
  if (due === null) return false;
  const given = { kind: "embed", subject: "all", state: { in: ["failed", "cancelled"] } };
  return (await db.job.findFirst({ where: given, select: { id: true } })) === null;
}

/** Sees to it that there is the job where there is something to do. */
export async function enrolVectors(db: Database, embedder: ModelServer, now: Date): Promise<void> {
  if (await areVectorsDue(db, embedder)) await addJob(db, now);
}

/** What was given up is done again: with other settings it may come to an end. */
export async function tryAgain(db: Reader, now: Date): Promise<void> {
  const where = { kind: "embed", state: { in: ["failed", "cancelled"] } };
  await db.job.updateMany({ where, data: { state: "waiting", dueAt: now, attempts: 0, lastError: null } });
}

export async function removeJob(db: Database): Promise<void> {
  await db.job.deleteMany({ where: { kind: "embed" } });
}

async function addJob(db: Reader, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Job" ("kind", "subject", "lane", "dueAt", "createdAt")
    VALUES ('embed', 'all', ${LANE}, ${now}, ${now}) ON CONFLICT DO NOTHING`;
}

/** The transcript whose text changed last of those that are due; null where none is. */
export async function findDue(
  db: Database,
): Promise<{ readonly id: number; readonly transcriptId: number } | null> {
  return db.dueVectors.findFirst({ orderBy: { id: "desc" }, select: { id: true, transcriptId: true } });
}

/** How many passages are in transcripts that are due. */
export async function countDuePassages(db: Database): Promise<number> {
  const rows = await db.$queryRaw`
    SELECT count(*) AS "count" FROM "DueVectors" JOIN "Passage" ON "Passage"."transcriptId" = "DueVectors"."transcriptId"`;
  return counts.parse(rows)[0]?.count ?? 0;
}

/** Has those embedded again whose vectors have other dimensions: the model of that name is another one now. */
export async function dueOfOtherDimensions(db: Database, model: string, dimensions: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "DueVectors" ("transcriptId") SELECT "transcriptId" FROM "PassageVectors"
    WHERE "model" = ${model} AND "dimensions" <> ${dimensions}
      AND "transcriptId" NOT IN (SELECT "transcriptId" FROM "DueVectors")`;
}

export async function countVectors(db: Database, { model }: ModelServer): Promise<VectorAmount> {
  const rows = await db.$queryRaw`
    SELECT (SELECT count(*) FROM "Passage") AS "passages",
      (SELECT coalesce(sum("vectors"), 0) FROM "PassageVectors" WHERE "model" = ${model}) AS "embedded",
      (SELECT coalesce(sum("words"), 0) FROM "SearchedText" WHERE "kind" = 'passages') AS "words"`;
  return amounts.parse(rows)[0] ?? { passages: 0, embedded: 0, words: 0 };
}
