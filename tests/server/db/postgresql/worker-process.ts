import { config } from "#server/config.ts";
import { openDatabase } from "#server/db/client.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { type JobKind, runWorker } from "#server/jobs/worker.ts";

// A worker that notes as tags what it has done, as `holder`, on a clock that is so many milliseconds ahead. What is stuck it never
// comes to the end of where it is called so too. Says that it has begun with each.
const [holder = "", ahead = "0"] = process.argv.slice(2);
const clock = { ...systemClock, now: () => new Date(Date.now() + Number(ahead)) };
const noting = (ending: () => Promise<unknown>): JobKind => ({
  mostFailures: 1,
  enrol: async () => undefined,
  run: async ({ subject }) => {
    console.log(subject);
    await ending();
    const slug = `${subject} by ${holder}`;
    return {
      end: { kind: "done" },
      write: async (tx) => void (await tx.tag.create({ data: { slug, name: slug } })),
    };
  },
});
await runWorker({
  db: openDatabase(config().databaseLocation),
  kinds: {
    quick: noting(async () => undefined),
    stuck: noting(() => (holder === "stuck" ? new Promise(() => undefined) : Promise.resolve())),
  },
  holder,
  clock,
  random: Math.random,
  signal: new AbortController().signal,
  slots: 2,
  lookEvery: 200,
  enrolEvery: 60_000,
});
