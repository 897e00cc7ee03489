import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { cancelJob, runNow } from "#server/jobs/acts.ts";
import { claimNext, LANE_PAUSE, LEASE, nextDue } from "#server/jobs/claim.ts";
import type { Clock } from "#server/jobs/clock.ts";
import { finish, giveBack, renew } from "#server/jobs/hold.ts";
import { type JobKind, runWorker } from "#server/jobs/worker.ts";
import { sharedDatabase } from "../database.ts";
import { FakeClock } from "./fake-clock.ts";

const START = new Date("2026-11-29T00:00:00.123Z");
const at = (time: number) => new Date(START.getTime() + time);
const HOUR = 3600 * 1000;
const nothing = async () => {};
const again = { kind: "again", dueAt: at(10 * LEASE), lane: "a" } as const;

const shared = sharedDatabase();
const { file } = shared;
let db: Database;

beforeAll(() => {
  db = shared.db();
});
beforeEach(() => db.job.deleteMany());

function addJob(subject: string, lane: string, dueAt = START, kind = "feed") {
  return db.job.create({ data: { kind, subject, lane, dueAt, createdAt: START } });
}

describe("a job", () => {
  test("is taken by one of two, the one that is due for longest first, and none before it is due", async () => {
    await addJob("late", "a", at(-1));
    await addJob("later", "b", at(-2));
    await addJob("not yet", "c", at(1));
    const taken = [
      await claimNext(db, "one", START),
      await claimNext(db, "two", START),
      await claimNext(db, "one", START),
    ];
    expect(taken.map((job) => job?.subject)).toEqual(["later", "late", undefined]);
    expect((await claimNext(db, "one", at(1)))?.subject).toBe("not yet");
  });

  test("is not taken while another of its lane runs, nor right after it", async () => {
    await addJob("one", "a");
    await addJob("two", "a");
    const first = await claimNext(db, "x", START);
    expect(await claimNext(db, "y", at(1))).toBeNull();
    if (first) await finish(db, first, at(2), again, nothing);
    expect(await claimNext(db, "y", at(2 + LANE_PAUSE - 1))).toBeNull();
    expect((await claimNext(db, "y", at(2 + LANE_PAUSE)))?.subject).toBe("two");
  });

  test("that gets further each time is begun as often as that takes, and one that ends at the same place is counted", async () => {
    await addJob("one", "a");
    const row = () => db.job.findFirstOrThrow({ select: { attempts: true, done: true, total: true } });
    const first = await claimNext(db, "killed", START);
    if (!first) throw new Error("Nothing was taken");
    await renew(db, first, at(1), { done: 3, total: 9 });
    const second = await claimNext(db, "killed too", at(1 + LEASE));
    if (!second) throw new Error("Nothing was taken");
    expect(second).toMatchObject({ attempts: 2, reached: 3 });
    expect(await row()).toEqual({ attempts: 2, done: 3, total: 9 });
    await renew(db, second, at(2 + LEASE), { done: 3, total: 9 });
    expect(await row()).toEqual({ attempts: 2, done: 3, total: 9 });
    await renew(db, second, at(3 + LEASE), { done: 4, total: 9 });
    expect(await row()).toEqual({ attempts: 1, done: 4, total: 9 });
  });

  test("whose holder is not heard of is taken by another, and the late one writes nothing", async () => {
    await addJob("one", "a");
    const dead = await claimNext(db, "dead", START);
    if (!dead) throw new Error("Nothing was taken");
    expect(await claimNext(db, "other", at(LEASE - 1))).toBeNull();
    expect(await nextDue(db)).toEqual(at(LEASE));
    const other = await claimNext(db, "other", at(LEASE));
    expect(other).toMatchObject({ id: dead.id, attempts: 2 });
    let written = false;
    const write = async () => {
      written = true;
    };
    expect(await renew(db, dead, at(LEASE + 1), null)).toBe(false);
    expect(await finish(db, dead, at(LEASE + 1), { kind: "done" }, write)).toBe(false);
    expect(written).toBe(false);
    expect(await db.job.findFirst()).toMatchObject({ state: "running", holder: "other" });
    if (other) expect(await finish(db, other, at(LEASE + 2), again, write)).toBe(true);
    expect(written).toBe(true);
    expect(await db.job.findFirst()).toMatchObject({ state: "waiting", attempts: 0, holder: null });
  });

  test("cannot be ended by a holder whose lease is over, though nobody has taken it", async () => {
    await addJob("one", "a");
    const late = await claimNext(db, "late", START);
    if (late) expect(await finish(db, late, at(LEASE), again, nothing)).toBe(false);
    expect(await db.job.findFirst()).toMatchObject({ state: "running" });
  });

  test("stays its holder's while that one says so", async () => {
    await addJob("one", "a");
    const job = await claimNext(db, "x", START);
    if (job) expect(await renew(db, job, at(LEASE - 1), { done: 1, total: 3 })).toBe(true);
    expect(await claimNext(db, "y", at(LEASE))).toBeNull();
    expect(await db.job.findFirst()).toMatchObject({ done: 1, total: 3 });
  });

  test("of a kind that is left to others is not taken", async () => {
    await addJob("one", "a", START, "long");
    await addJob("two", "b");
    expect((await claimNext(db, "x", START, ["long"]))?.subject).toBe("two");
    expect(await claimNext(db, "x", START, ["long"])).toBeNull();
    expect((await claimNext(db, "x", START))?.subject).toBe("one");
  });

  test("that is given back is taken at once, and not from others", async () => {
    await addJob("one", "a");
    await addJob("two", "b");
    const mine = await claimNext(db, "mine", START);
    await claimNext(db, "other", START);
    await giveBack(db, "mine");
    expect((await claimNext(db, "third", at(1)))?.subject).toBe("one");
    expect(await claimNext(db, "third", at(1))).toBeNull();
    if (mine) expect(await finish(db, mine, at(1), again, nothing)).toBe(false);
  });

  test("that is cancelled is its holder's no more; what is done again and again has its next time, others have none", async () => {
    const feed = await addJob("one", "a");
    const once = await addJob("two", "b", START, "once");
    const job = await claimNext(db, "x", START);
    for (const { id } of [feed, once]) expect(await cancelJob(db, id, at(1))).toBe(true);
    if (job) expect(await renew(db, job, at(2), null)).toBe(false);
    expect(await claimNext(db, "y", at(LEASE * 2))).toBeNull();
    const states = await db.job.findMany({ orderBy: { id: "asc" }, select: { state: true } });
    expect(states.map(({ state }) => state)).toEqual(["waiting", "cancelled"]);
    expect(await cancelJob(db, once.id, at(2))).toBe(false);
    expect(await runNow(db, once.id, at(LEASE))).toBe(true);
    expect((await claimNext(db, "y", at(LEASE)))?.subject).toBe("two");
  });
});

describe("a worker", () => {
  function begin(clock: Clock, run: JobKind["run"], signal: AbortSignal, mine = db) {
    const kinds = { once: { run, mostFailures: 3, enrol: nothing } };
    const every = { lookEvery: 60_000, enrolEvery: 60_000 };
    const options = { ...every, db: mine, kinds, holder: crypto.randomUUID(), clock, signal, slots: 1 };
    return runWorker({ ...options, random: () => 0.5 });
  }

  test("tries again what failed, ever later, and gives up in the end", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    await addJob("one", "a", START, "once");
    const tried: number[] = [];
    const clock = new FakeClock(START, 1);
    const end = new AbortController();
    void begin(
      clock,
      async () => {
        tried.push(clock.now().getTime() - START.getTime());
        throw new Error("It cannot be read");
      },
      end.signal,
    );
    await clock.passUntil(at(HOUR));
    end.abort();
    expect(tried).toEqual([0, 300_000, 900_000]);
    const failed = { state: "failed", failures: 3, lastError: "It cannot be read" };
    expect(await db.job.findFirst()).toMatchObject(failed);
    expect(errors).toHaveBeenCalledTimes(3);
    errors.mockRestore();
  });

  test("tries again for ever what was hindered, soon where the database was away, later where the disk was full", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    await addJob("one", "a", START, "once");
    const tried: number[] = [];
    const clock = new FakeClock(START, 1);
    const end = new AbortController();
    const run = async () => {
      tried.push(clock.now().getTime() - START.getTime());
      throw Object.assign(new Error("It failed"), { code: tried.length < 3 ? "57P01" : "SQLITE_FULL" });
    };
    void begin(clock, run, end.signal);
    await clock.passUntil(at(HOUR / 2));
    end.abort();
    expect(tried).toEqual([0, 30_000, 60_000, 660_000, 1_260_000]);
    expect(await db.job.findFirst()).toMatchObject({ state: "waiting", failures: 0, lastError: "It failed" });
    expect(errors).toHaveBeenCalledTimes(5);
    errors.mockRestore();
  });

  test("writes what came of a job once the database can be written again", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    await addJob("one", "a", START, "once");
    const clock = new FakeClock(START, 1);
    const end = new AbortController();
    const written: number[] = [];
    const write = async () => {
      written.push(clock.now().getTime() - START.getTime());
      if (written.length < 4) throw Object.assign(new Error("It failed"), { code: "57P03" });
    };
    void begin(clock, async () => ({ end: { kind: "done" }, write }), end.signal);
    await clock.passUntil(at(10_000));
    end.abort();
    expect(written).toEqual([0, 1000, 2000, 3000]);
    expect(await db.job.findFirst()).toMatchObject({ state: "done" });
    expect(errors).toHaveBeenCalledTimes(3);
    errors.mockRestore();
  });

  test("that stands still in the middle of a job loses it, and what it says late is not written", async () => {
    await addJob("one", "a", START, "once");
    const clock = new FakeClock(START, 1);
    const end = new AbortController();
    const other = openDatabase(file);
    onTestFinished(() => other.$disconnect());
    const said: string[] = [];
    const runAs =
      (name: string, length: number): JobKind["run"] =>
      async (_job, { signal }) => {
        await clock.wait(length);
        said.push(`${name} came to its end`);
        signal.throwIfAborted();
        return { end: { kind: "done" }, write: async () => void said.push(`${name} wrote`) };
      };
    void begin({ ...clock, every: () => () => {} }, runAs("first", HOUR), end.signal);
    await clock.passUntil(START);
    clock.sleepers = 2;
    void begin(clock, runAs("other", 10 * 60_000), end.signal, other);
    await clock.passUntil(at(2 * HOUR));
    end.abort();
    expect(said).toEqual(["other came to its end", "other wrote", "first came to its end"]);
    expect(await db.job.findFirst()).toMatchObject({ state: "done" });
  });

  test("puts off what was begun three times and never came to its end, and what it does not know", async () => {
    const { id } = await addJob("one", "a", START, "once");
    await db.job.update({ where: { id }, data: { attempts: 3 } });
    await addJob("two", "b", START, "of a later version");
    const clock = new FakeClock(START, 1);
    const end = new AbortController();
    const tried: string[] = [];
    const run: JobKind["run"] = async ({ subject }) => {
      tried.push(subject);
      return { end: { kind: "done" }, write: nothing };
    };
    void begin(clock, run, end.signal);
    await clock.passUntil(at(HOUR));
    expect(tried).toEqual([]);
    const states = await db.job.findMany({ orderBy: { id: "asc" }, select: { state: true, dueAt: true } });
    expect(states).toEqual([
      { state: "waiting", dueAt: at(24 * HOUR) },
      { state: "waiting", dueAt: at(24 * HOUR) },
    ]);
    await clock.passUntil(at(25 * HOUR));
    end.abort();
    expect(tried).toEqual(["one"]);
  });

  test("gives up what has failed often and brings its process down, too", async () => {
    const { id } = await addJob("one", "a", START, "once");
    await db.job.update({ where: { id }, data: { attempts: 3, failures: 2 } });
    const clock = new FakeClock(START, 1);
    const end = new AbortController();
    void begin(clock, () => Promise.reject(new Error("It was begun")), end.signal);
    await clock.passUntil(at(50 * HOUR));
    end.abort();
    expect(await db.job.findFirst()).toMatchObject({ state: "failed", failures: 3 });
  });

  test("is told to stop when its job is cancelled", async () => {
    const { id } = await addJob("one", "a", START, "once");
    const clock = new FakeClock(START, 1);
    const end = new AbortController();
    let stopped = false;
    const run: JobKind["run"] = async (_job, { signal }) => {
      await clock.wait(HOUR);
      stopped = signal.aborted;
      return { end: { kind: "done" }, write: nothing };
    };
    void begin(clock, run, end.signal);
    await clock.passUntil(at(1));
    await cancelJob(db, id, at(1));
    await clock.passUntil(at(2 * HOUR));
    end.abort();
    expect(stopped).toBe(true);
    expect(await db.job.findFirst()).toMatchObject({ state: "cancelled" });
  });
});
