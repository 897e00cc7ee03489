import { describe, expect, test } from "vitest";
import { isBusy } from "#server/thread/busy.ts";
import { Turns } from "#server/thread/turns.ts";

/** Work that ends when it is told to, and knows whether it has begun. */
class Task {
  begun = false;
  end: () => void = () => undefined;
  readonly work = () => {
    this.begun = true;
    return new Promise<string>((resolve) => {
      this.end = () => resolve("done");
    });
  };
}

describe("turns", () => {
  test("are taken one after another, in the order in which they came", async () => {
    const turns = new Turns({ most: 1, mostWaiting: 2 });
    const [first, second, third] = [new Task(), new Task(), new Task()];
    const answers = [first, second, third].map((task) => turns.take(task.work, null));
    expect([first.begun, second.begun, third.begun, turns.size]).toEqual([true, false, false, 3]);
    first.end();
    await answers[0];
    await Promise.resolve();
    expect([second.begun, third.begun]).toEqual([true, false]);
    second.end();
    await answers[1];
    await Promise.resolve();
    third.end();
    expect(await answers[2]).toBe("done");
    expect(turns.size).toBe(0);
  });

  test("are refused when too many wait", async () => {
    const turns = new Turns({ most: 1, mostWaiting: 0 });
    const task = new Task();
    const answer = turns.take(task.work, null);
    const refused = await turns.take(new Task().work, null).catch((error) => error);
    expect(isBusy(refused)).toBe(true);
    task.end();
    await answer;
  });

  test("are given up by those who leave, and the next is not kept waiting for them", async () => {
    const turns = new Turns({ most: 1, mostWaiting: 2 });
    const [first, gone, last] = [new Task(), new Task(), new Task()];
    const leaving = new AbortController();
    const begun = turns.take(first.work, null);
    const left = turns.take(gone.work, leaving.signal);
    const answer = turns.take(last.work, null);
    leaving.abort();
    await expect(left).rejects.toThrow("aborted");
    first.end();
    await begun;
    await Promise.resolve();
    expect([gone.begun, last.begun]).toEqual([false, true]);
    last.end();
    expect(await answer).toBe("done");
  });

  test("are not begun for those who left before", async () => {
    const task = new Task();
    const turns = new Turns({ most: 1, mostWaiting: 1 });
    await expect(turns.take(task.work, AbortSignal.abort())).rejects.toThrow("aborted");
    expect([task.begun, turns.size]).toEqual([false, 0]);
  });

  test("go on after work that fails", async () => {
    const turns = new Turns({ most: 1, mostWaiting: 1 });
    await expect(turns.take(() => Promise.reject(new Error("broken")), null)).rejects.toThrow("broken");
    expect(await turns.take(async () => "done", null)).toBe("done");
  });
});
