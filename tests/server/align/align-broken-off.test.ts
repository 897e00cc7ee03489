import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { endAligner } from "#server/align/aligner.ts";
import { enrolWords } from "#server/align/due.ts";
import { cancelJob, runNow } from "#server/jobs/acts.ts";
import { giveBack } from "#server/jobs/hold.ts";
import { isWanted } from "#server/jobs/keeper.ts";
import { FakeClock } from "../jobs/fake-clock.ts";
import { begin, LINES, type Shown, SPEAKS, START, untimedShow } from "./aligning.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WISH = { align: true, measureRemote: false };

const at = (time: number) => new Date(START.getTime() + time);
afterAll(endAligner);

/** Nothing was written of what was found, and nothing lies about. */
async function expectUntimed({ db, folder }: Shown): Promise<void> {
  expect(await db.transcript.findFirstOrThrow()).toMatchObject({ timing: "none", alignedTo: null });
  expect(await db.passage.count({ where: { start: { not: null } } })).toBe(0);
  expect(readdirSync(path.join(folder, "work"))).toEqual([]);
}

async function expectTimed({ db }: Shown): Promise<void> {
  expect((await db.transcript.findFirstOrThrow()).timing).toBe("aligned");
  expect(await db.passage.count({ where: { start: null } })).toBe(0);
  expect(await db.job.count()).toBe(0);
}

test("a job that is cancelled before its turn is not done, nor made anew, until somebody wants it", async () => {
  const shown = await untimedShow([], LINES);
  const { db } = shown;
  await enrolWords(db, WISH, START);
  const { id } = await db.job.findFirstOrThrow();
  expect(await cancelJob(db, id, START)).toBe(true);
  const clock = new FakeClock(START, 1);
  begin(shown, clock);
  await clock.passUntil(at(3 * HOUR));
  expect(await db.job.findMany()).toMatchObject([{ id, state: "cancelled", startedAt: null }]);
  expect(await isWanted(WISH, db, at(3 * HOUR))).toBe(false);
  expect(await runNow(db, id, at(3 * HOUR))).toBe(true);
  expect(await isWanted(WISH, db, at(3 * HOUR))).toBe(true);
});

// They listen to half a minute of sound each, which takes minutes where many tests run at once.
describe.skipIf(!SPEAKS)("a job in the midst of listening", { timeout: 600_000 }, () => {
  test("keeps nothing when it is cancelled, and all when it is done after all", async () => {
    const shown = await untimedShow(LINES, LINES);
    const { db } = shown;
    const clock = new FakeClock(START, 1);
    let cancelled = 0;
    begin(shown, clock, {
      onTold: async ({ id }) => {
        if (cancelled === 0) cancelled = Number(await cancelJob(db, id, START));
      },
    });
    await clock.passUntil(at(MINUTE));
    expect(cancelled).toBe(1);
    const [job] = await db.job.findMany();
    expect(job).toMatchObject({ state: "cancelled", holder: null });
    await expectUntimed(shown);
    await runNow(db, job?.id ?? 0, at(MINUTE));
    await clock.passUntil(at(2 * HOUR));
    await expectTimed(shown);
  });

  test("is taken up by the next process when its own ends", async () => {
    const shown = await untimedShow(LINES, LINES);
    const { db } = shown;
    const clock = new FakeClock(START, 1);
    const told = new Promise<void>((resolve) => {
      const end = begin(shown, clock, {
        onTold: async () => {
          clock.sleepers = 0;
          resolve(end());
        },
      });
    });
    await told;
    const { holder, state } = await db.job.findFirstOrThrow();
    expect(state).toBe("running");
    await expectUntimed(shown);
    await giveBack(db, holder ?? "");
    expect(await db.job.findFirstOrThrow()).toMatchObject({ state: "waiting", attempts: 0, failures: 0 });
    const later = new FakeClock(at(MINUTE), 1);
    begin(shown, later);
    await later.passUntil(at(2 * MINUTE));
    await expectTimed(shown);
  });
});
