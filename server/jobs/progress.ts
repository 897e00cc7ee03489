import type { Database } from "../db/client.ts";
import type { Clock } from "./clock.ts";

/** Milliseconds between two looks at the table. */
const LOOK_EVERY = 1000;
/** So that what stands between does not take it for dead. Milliseconds. */
const BEAT_EVERY = 15_000;
/** After so long its reader asks anew, and is looked at again for whether they may. Milliseconds. */
const LONGEST = 10 * 60_000;

/** Jobs that run, or may be begun at any moment, and how far they are. */
export async function listProgress(db: Database, now: Date) {
  return db.job.findMany({
    where: { OR: [{ state: "running" }, { state: "waiting", dueAt: { lte: now } }] },
    select: { id: true, state: true, done: true, total: true },
    orderBy: { id: "asc" },
  });
}

/**
 * Tells how far jobs are whenever that has changed, as server-sent events (WHATWG HTML, section 9.2): a JSON list each, and `over`
 * when nothing runs any more, which ends it. Who stops reading is let go at once.
 */
export function streamProgress(db: Database, clock: Clock): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const encoder = new TextEncoder();
  const end = clock.now().getTime() + LONGEST;
  let told = "";
  let beatAt = 0;
  return new ReadableStream({
    async pull(controller) {
      while (!left.signal.aborted) {
        const now = clock.now();
        const jobs = JSON.stringify(await listProgress(db, now));
        if (left.signal.aborted) return;
        const send = (text: string) => {
          beatAt = now.getTime() + BEAT_EVERY;
          controller.enqueue(encoder.encode(`${text}\n\n`));
        };
        if (jobs === "[]") {
          send("event: over\ndata: []");
          return controller.close();
        }
        if (now.getTime() > end) return controller.close();
        if (jobs !== told) {
          told = jobs;
          return send(`data: ${jobs}`);
        }
        if (now.getTime() > beatAt) return send(":");
        await clock.wait(LOOK_EVERY, left.signal);
      }
    },
    cancel() {
      left.abort();
    },
  });
}
