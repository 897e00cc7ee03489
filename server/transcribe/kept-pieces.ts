import { z } from "zod";
import type { Range } from "#core/time/moment.ts";
import type { HeardWord } from "#core/transcript/heard/heard-word.ts";
import type { Database } from "../db/client.ts";
import type { ClaimedJob } from "../jobs/claim.ts";

const word = z
  .tuple([z.string(), z.number(), z.number(), z.boolean(), z.boolean()])
  .transform(([text, start, end, first, measured]): HeardWord => ({ text, start, end, first, measured }));
const payload = z.object({
  /** Of which sound, and cut where. */
  plan: z.string(),
  /** The words of its first pieces. */
  heard: z.array(z.array(word)),
});

/** What stands for a sound and how it is cut: words of another one are of no use. */
export function planOf(sound: string, pieces: readonly Range[]): string {
  return JSON.stringify([sound, ...pieces.map(({ start, end }) => [start, end])]);
}

/** The words of the first pieces, as far as they were heard before; none where the sound was another or was cut elsewhere. */
export async function readKept(db: Database, { id }: ClaimedJob, plan: string): Promise<HeardWord[][]> {
  const job = await db.job.findUnique({ where: { id }, select: { payload: true } });
  const kept = payload.safeParse(job?.payload).data;
  return kept?.plan === plan ? kept.heard : [];
}

/** Keeps them in the job, for who goes on with it. Nothing is written where it is this holder's no more. */
export async function keepHeard(
  db: Database,
  { id, token }: ClaimedJob,
  plan: string,
  heard: readonly (readonly HeardWord[])[],
): Promise<void> {
  const rows = heard.map((words) =>
    words.map(({ text, start, end, first, measured }) => [text, start, end, first, measured]),
  );
  await db.job.updateMany({
    where: { id, token, state: "running" },
    data: { payload: { plan, heard: rows } },
  });
}
