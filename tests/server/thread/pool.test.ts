import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { bundleServer } from "#commands/bundle.ts";
import { isBusy, isLate } from "#server/thread/busy.ts";
import { openPool } from "#server/thread/pool.ts";
import type { OddMethods } from "./odd-thread.ts";

const bundles = process.env.BUNDLES_DIR;
const outdir = mkdtempSync(path.join(tmpdir(), "playhead-threads-"));

// Its thread stands where that of a service is looked for.
beforeAll(async () => {
  await bundleServer(outdir, { scribe: "tests/server/thread/odd-thread.ts" });
  process.env.BUNDLES_DIR = outdir;
});

afterAll(() => {
  process.env.BUNDLES_DIR = bundles;
  rmSync(outdir, { recursive: true });
});

function open(options: Partial<Parameters<typeof openPool>[1]> = {}) {
  const threads = openPool("scribe", { most: 1, mostWaiting: 8, ...options });
  onTestFinished(() => threads.end());
  const ask = <Name extends keyof OddMethods>(
    method: Name,
    args: Parameters<OddMethods[Name]>,
    signal: AbortSignal | null = null,
  ): Promise<ReturnType<OddMethods[Name]>> => threads.ask<OddMethods[Name]>(method, args, signal);
  /** What a question fails with. */
  const failing = (...question: Parameters<typeof ask>) =>
    ask(...question).then(
      (value) => expect.unreachable(`It answered ${JSON.stringify(value)}`),
      (error: unknown) => error,
    );
  return { ...threads, ask, failing };
}

describe("an error of a thread", () => {
  test("comes out with its name, its code and where it was thrown, and without what is deeper in it", async () => {
    const { failing } = open();
    const properties = { code: "SlowDown", status: 503, held: { secret: true } };
    const error = await failing("fail", ["BucketError", properties]);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: "BucketError", message: "It failed", code: "SlowDown", status: 503 });
    expect(error).not.toHaveProperty("held");
    expect(error).not.toHaveProperty("cause");
    expect(error).toHaveProperty("stack", expect.stringContaining("scribe.mjs"));
    expect(Object.keys(error as Error).toSorted()).toEqual(["code", "status"]);
  });

  test("of the system has its code", async () => {
    expect(await open().failing("failAsSystem", [])).toMatchObject({ code: "ENOENT", syscall: "open" });
  });

  test("of a database has the code of its driver", async () => {
    const meta = { driverAdapterError: { cause: { originalCode: "SQLITE_FULL" } } };
    const error = await open().failing("fail", ["PrismaClientKnownRequestError", { code: "P2010", meta }]);
    expect(error).toHaveProperty("code", "SQLITE_FULL");
  });

  test("that says that much waits already is known for it", async () => {
    expect(isBusy(await open().failing("fail", ["Busy", {}]))).toBe(true);
  });

  test("may be no error", async () => {
    expect(await open().failing("throwText", [])).toEqual(new Error("just words"));
  });
});

describe("a thread", () => {
  test("answers with what can be sent, and is asked again", async () => {
    const { ask } = open();
    const value = {
      numbers: Uint8Array.of(1, 2),
      names: new Map([["a", null]]),
      shared: new SharedArrayBuffer(4),
    };
    expect(await ask("echo", [value])).toEqual(value);
    expect(await ask("count", [])).toEqual({ asked: 1, thread: expect.any(Number) });
    expect(await ask("count", [])).toMatchObject({ asked: 2 });
  });

  test("goes on after questions and answers that cannot be sent, and methods that it does not know", async () => {
    const threads = open();
    const { thread } = await threads.ask("count", []);
    expect(await threads.failing("echo", [() => 1])).toHaveProperty("name", "DataCloneError");
    expect(await threads.failing("answerFunction", [])).toHaveProperty("name", "DataCloneError");
    const unknown = openedBy(threads)("nothing", []);
    await expect(unknown).rejects.toThrow("This thread knows no nothing");
    expect(await threads.ask("count", [])).toEqual({ asked: 2, thread });
  });

  test.each(["never", "loop"] as const)(
    "that answers too late is given up for another one: %s",
    async (method) => {
      const threads = open({ longestWait: 4000 });
      const { thread } = await threads.ask("count", []);
      const error = await threads.failing(method, []);
      expect([isLate(error), isBusy(error)]).toEqual([true, true]);
      const next = await threads.ask("count", []);
      expect(next.asked).toBe(1);
      expect(next.thread).not.toBe(thread);
    },
  );

  test("may take longer for its first answer, before which it loads, and no longer for the next", async () => {
    const { ask, failing } = open({ longestWait: 1, longestFirstWait: 120_000 });
    expect(await failing("throwText", [])).toEqual(new Error("just words"));
    expect(await ask("wait", [50])).toEqual(expect.any(Number));
    expect(isLate(await failing("never", []))).toBe(true);
  });

  test("that dies is followed by another one, and who waits is told of what", async () => {
    const threads = open();
    expect(await threads.failing("die", [false])).toHaveProperty("message", "The thread is broken");
    expect(await threads.failing("exit", [])).toHaveProperty(
      "message",
      "A thread has ended by itself, with 3",
    );
    expect(await threads.ask("count", [])).toMatchObject({ asked: 1 });
  });

  test("that dies while it waits is told of in the log", async () => {
    const threads = open();
    const logged = new Promise<unknown>((resolve) => vi.mocked(console.error).mockImplementation(resolve));
    const thread = await threads.ask("die", [true]);
    expect(await logged).toHaveProperty("message", "The thread is broken");
    vi.mocked(console.error).mockReset();
    expect((await threads.ask("count", [])).thread).not.toBe(thread);
  });
});

describe("threads", () => {
  test("are as many as there may be, and begun when they are needed", async () => {
    const { ask } = open({ most: 2 });
    const first = await ask("wait", [0]);
    expect(await ask("wait", [0])).toBe(first);
    const both = await Promise.all([ask("wait", [300]), ask("wait", [300])]);
    expect(new Set(both).size).toBe(2);
    const three = await Promise.all([ask("wait", [50]), ask("wait", [50]), ask("wait", [0])]);
    expect(new Set([first, ...both, ...three]).size).toBe(2);
  });

  test("refuse what would wait behind too much", async () => {
    const { ask, failing, waiting } = open({ mostWaiting: 1 });
    const answers = [ask("wait", [100]), ask("count", [])];
    expect(waiting()).toBe(2);
    expect(isBusy(await failing("count", []))).toBe(true);
    await Promise.all(answers);
    expect(waiting()).toBe(0);
  });

  test("forget a question that waits when who asked leaves, and answer one that they are at", async () => {
    const { ask, failing } = open();
    const leaving = new AbortController();
    const begun = ask("wait", [200], leaving.signal);
    const waits = failing("count", [], leaving.signal);
    const last = ask("count", []);
    leaving.abort();
    expect(await waits).toHaveProperty("name", "AbortError");
    expect(await begun).toEqual(expect.any(Number));
    expect(await last).toMatchObject({ asked: 1 });
  });

  test("are ended with what they are at, and begun anew by a later question", async () => {
    const threads = open();
    const { thread } = await threads.ask("count", []);
    const waits = threads.failing("never", []);
    await threads.end();
    expect(await waits).toHaveProperty("message", "The thread was ended");
    await threads.end();
    const next = await threads.ask("count", []);
    expect(next.asked).toBe(1);
    expect(next.thread).not.toBe(thread);
  });
});

/** Asks by names that nothing is known of. */
function openedBy({ ask }: ReturnType<typeof open>) {
  return ask as (method: string, args: readonly unknown[]) => Promise<unknown>;
}
