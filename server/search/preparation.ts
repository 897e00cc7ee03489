import { config } from "../config.ts";
import { database } from "../db/client.ts";
import { areWordsReady } from "./postgresql/word-tables.ts";

/** How many texts are indexed, of how many that were due when the job began; 0 of 0 where it has not. */
export interface Preparation {
  readonly done: number;
  readonly total: number;
}

/** How far search is prepared for the first time among the rows of a database; null where that is over. */
export async function findPreparation(): Promise<Preparation | null> {
  if (config().searchedWords === "segments") return null;
  const db = database();
  if (await areWordsReady((sql) => db.$queryRawUnsafe(sql))) return null;
  const job = await db.job.findFirst({
    where: { kind: "index" },
    select: { done: true, total: true },
  });
  return { done: job?.done ?? 0, total: job?.total ?? 0 };
}
