import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { letAllWait, letGo, letWait, takeNext } from "#server/upload/hold.ts";
import { sharedDatabase } from "../database.ts";

const START = new Date("2026-11-29T00:00:00.123Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);

const shared = sharedDatabase();
let db: Database;
let ids: { readonly accountId: number; readonly showId: number };
beforeAll(async () => {
  db = shared.db();
  const account = await db.account.create({
    data: { name: "Ann", key: "ann", role: "host", passwordHash: "" },
  });
  const data = { slug: "sea", guid: "sea", title: "Sea", author: "Ann", language: "en", description: "" };
  const show = await db.show.create({ data });
  ids = { accountId: account.id, showId: show.id };
});
beforeEach(() => db.upload.deleteMany());

/** The ids of uploads that wait since one second after the other. */
async function addWaiting(count: number): Promise<readonly number[]> {
  const added: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const data = { ...ids, key: randomUUID(), guid: randomUUID(), state: "waiting", changedAt: after(index) };
    added.push((await db.upload.create({ data })).id);
  }
  return added;
}

async function take(now: Date) {
  const held = await takeNext(db, "me", now);
  if (held === null) throw new Error("Nothing waits");
  return held;
}

test("what cannot be kept has all wait for a minute, and lets the others go first", async () => {
  const [first, second, third] = await addWaiting(3);
  const order: number[] = [];
  for (let minute = 1; minute <= 4; minute += 1) {
    const now = after(minute * 61);
    const held = await take(now);
    order.push(held.id);
    await letAllWait(db, held, now);
    expect(await takeNext(db, "me", now)).toBeNull();
  }
  expect(order).toEqual([first, second, third, first]);
  expect(await db.upload.findMany({ where: { tries: 0, state: "waiting" } })).toHaveLength(3);
});

test("what met a busy database waits for some seconds, uncounted, while others are taken", async () => {
  const [first, second] = await addWaiting(2);
  const held = await take(after(60));
  await letWait(db, held, after(60));
  expect((await take(after(60))).id).toBe(second);
  expect(await takeNext(db, "me", after(69))).toBeNull();
  expect((await take(after(71))).id).toBe(first);
  expect(await db.upload.findUnique({ where: { id: held.id } })).toMatchObject({ tries: 1 });
});

test("what its holder could not give back in time is given back, unless another has taken it", async () => {
  await addWaiting(1);
  const late = await take(after(60));
  const other = await take(after(200));
  expect(await letGo(db, late)).toBe(false);
  expect(await letGo(db, other)).toBe(true);
});

test("what was stopped is tried as often again when another file comes", async () => {
  const [id] = await addWaiting(1);
  for (let tried = 0; tried < 3; tried += 1) await letGo(db, await take(after(60)));
  expect(await takeNext(db, "me", after(60))).toBeNull();
  expect(await db.upload.findFirst()).toMatchObject({ id, state: "failed", tries: 0 });
  await db.upload.updateMany({ data: { state: "waiting" } });
  expect((await take(after(60))).id).toBe(id);
});
