import { describe, expect, test } from "vitest";
import { keyOf } from "#core/sync/key.ts";
import { markNow, numberSince, parseSince } from "#server/apps/since.ts";
import { listChanges, listKept } from "#server/sync/kept-changes.ts";
import { writeChanges } from "#server/sync/store.ts";
import { account, db, HOUR, NOW, prepareApps } from "./app-account.ts";

prepareApps();

describe("the time from which an app asks", () => {
  const write = (name: string) =>
    writeChanges(db, account.id, [], () => [
      { key: keyOf("feed", name), value: { createdAt: 1 }, stamp: `000000000000001.000000.app00000001` },
    ]);
  const news = async (since: number | null) =>
    (await listChanges(db, account.id, ["feed"], await numberSince(db, account.id, since))).changes.map(
      ({ key }) => JSON.parse(key)[1],
    );
  const mark = async (now: number) =>
    markNow(db, account.id, now, (await listChanges(db, account.id, [])).last);

  test("is nothing at first, which is everything", async () => {
    await write("a");
    await mark(NOW);
    for (const since of [null, 0, 5, NOW / 1000 - HOUR]) expect(await news(since)).toEqual(["a"]);
  });

  test("leaves out nothing that came within the same second, or between asking and telling", async () => {
    await write("a");
    await mark(NOW - HOUR);
    await write("b");
    const told = await mark(NOW);
    await write("c");
    const later = await mark(NOW + 800);
    expect(later).toBe(told);
    await write("d");
    expect(await news(told)).toEqual(["b", "c", "d"]);
    expect(await news(NOW / 1000 + HOUR)).toEqual(expect.arrayContaining(["d"]));
    await mark(NOW + HOUR);
    expect(await news(NOW / 1000 + 2 * HOUR)).toEqual([]);
  });

  test("may be of the app's own clock, which is some minutes wrong", async () => {
    await write("a");
    await mark(NOW);
    await write("b");
    await mark(NOW + HOUR);
    for (const wrong of [-120, 120]) expect(await news((NOW + HOUR) / 1000 + wrong)).toEqual(["b"]);
  });

  test("longer ago than is remembered is everything, and what is remembered is bounded", async () => {
    await write("a");
    await mark(NOW - 100 * 24 * HOUR);
    await write("b");
    await mark(NOW);
    expect(await db.appMark.count()).toBe(1);
    expect(await news(NOW / 1000 - 50 * 24 * 3600)).toEqual(["a", "b"]);
  });

  test.each([
    ["", null],
    ["since=", null],
    ["since=12", 12],
    ["since=-1", -1],
    ["since=yesterday", undefined],
    ["since=1.5", undefined],
  ])("is read from %j as %s", (query, since) => {
    expect(parseSince(new URLSearchParams(query))).toBe(since);
  });

  test("has everything told that came since, also of more than is read at once, in its order", async () => {
    const names = Array.from({ length: 2500 }, (_, number) => String(9999 - number));
    for (let from = 0; from < names.length; from += 250)
      await writeChanges(db, account.id, [], () =>
        names.slice(from, from + 250).map((name) => ({
          key: keyOf("feed", name),
          value: { createdAt: 1 },
          stamp: `000000000000001.000000.app00000001`,
        })),
      );
    const namesSince = async (number: number) =>
      (await listChanges(db, account.id, ["feed"], number)).changes.map(({ key }) => JSON.parse(key)[1]);
    expect(await namesSince(0)).toEqual(names);
    expect(await namesSince(1)).toEqual(names.slice(1));
    expect(await listKept(db, account.id)).toHaveLength(2500);
  });
});
