import type { Config } from "../config.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { isHindrance, setbackOf } from "../http/setback.ts";
import { processWide } from "../process-wide.ts";
import { openPool, type Threads } from "../thread/pool.ts";
import type { takeUpload } from "./taker.ts";

/** What is begun so often without coming to an end brings the server down. */
const MOST_TRIES = 3;
/** A day of sound takes a slow machine an hour. Milliseconds. */
const LONGEST = 6 * 3600 * 1000;

/** A store that does not answer, or a disk that is full, is tried again after so long. Milliseconds. */
const AGAIN_AFTER = 60_000;

/** What was made cannot be kept now: it waits, and all others with it. */
class Hindered extends Error {
  /** Has it wait, where that could not even be written down. */
  readonly putBack: () => Promise<unknown>;

  constructor(putBack: () => Promise<unknown>) {
    super("What was made cannot be kept now");
    this.putBack = putBack;
  }
}

type WorkOptions = Pick<Config, "databaseLocation" | "mediaPlace" | "uploadsDir">;
type Take = (id: number) => ReturnType<typeof takeUpload>;

const running = processWide<Map<string, Promise<void>>>("upload-work", () => new Map());
/** One for a folder, however many came meanwhile. */
const retries = processWide<Map<string, NodeJS.Timeout>>("upload-retries", () => new Map());

/** Makes episodes of all uploads that wait, one after another, in a thread that is there only meanwhile. */
export function beginWork(options: WorkOptions, db: Database): Promise<void> {
  const works = running.get();
  const { uploadsDir } = options;
  // Who comes while the last one is being ended is seen to after it.
  const work = (works.get(uploadsDir) ?? Promise.resolve())
    .then(() => workThrough(options, db))
    .catch((error: unknown) => {
      if (error instanceof Hindered) return beginLater(options, db, error.putBack);
      console.error(error);
      if (setbackOf(error)) beginLater(options, db, async () => undefined);
    })
    .finally(() => {
      if (works.get(uploadsDir) === work) works.delete(uploadsDir);
    });
  works.set(uploadsDir, work);
  return work;
}

/** Begins anew after a while, with what was hindered the last time. */
function beginLater(options: WorkOptions, db: Database, putBack: Hindered["putBack"]): void {
  const { uploadsDir } = options;
  const again = async () => {
    await putBack().then(
      () => beginWork(options, db),
      () => beginLater(options, db, putBack),
    );
  };
  clearTimeout(retries.get().get(uploadsDir));
  retries.get().set(uploadsDir, setTimeout(() => void again(), AGAIN_AFTER).unref());
}

/** Takes up again what was cut short when the server ended. */
export async function resumeWork(options: WorkOptions, db: Database): Promise<void> {
  await db.upload.updateMany({ where: { state: "measuring" }, data: { state: "waiting" } });
  await beginWork(options, db);
}

async function workThrough(
  { databaseLocation, mediaPlace, uploadsDir }: WorkOptions,
  db: Database,
): Promise<void> {
  let threads: Threads | null = null;
  try {
    for (let id = await beginNext(db); id !== null; id = await beginNext(db)) {
      threads ??= openPool("taker", {
        most: 1,
        mostWaiting: 1,
        longestWait: LONGEST,
        data: { databaseLocation, mediaPlace, uploadsDir },
      });
      await threads.ask<Take>("take", [id]).catch(async (error: unknown) => {
        // It is tried again, in a thread that knows nothing of this.
        await threads?.end();
        threads = null;
        const where = { id, state: "measuring" };
        const hindered = isHindrance(error);
        // That the store does not answer is no fault of what was sent: it is not counted, and all wait.
        const data = { state: "waiting", ...(hindered && { tries: { decrement: 1 } }) };
        const putBack = () => db.upload.updateMany({ where, data });
        const { count } = await putBack().catch((fault: unknown) => {
          console.error(error);
          throw hindered || isHindrance(fault) ? new Hindered(putBack) : fault;
        });
        // One that went to the trash meanwhile with its show or episode fails in many ways, and that is all.
        if (count > 0) console.error(error);
        if (hindered) throw new Hindered(async () => undefined);
      });
    }
  } finally {
    await threads?.end();
  }
}

/** The upload that is begun with now; null where none waits. */
function beginNext(db: Database): Promise<number | null> {
  return writeWhole(db, async (tx) => {
    const given = { state: "failed", problems: [{ code: "upload-stopped", value: "" }] };
    await tx.upload.updateMany({ where: { state: "waiting", tries: { gte: MOST_TRIES } }, data: given });
    const next = await tx.upload.findFirst({ where: { state: "waiting" }, orderBy: { changedAt: "asc" } });
    if (!next) return null;
    await tx.upload.update({
      where: { id: next.id },
      data: { state: "measuring", tries: { increment: 1 } },
    });
    return next.id;
  });
}
