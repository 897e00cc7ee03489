import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Database, openDatabase, writeWhole } from "#server/db/client.ts";
import { claimNext } from "#server/jobs/claim.ts";
import { freshDatabase } from "../../database.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";

/** Clients of one database, as several processes have them. */
async function processes(count: number, poolSize?: number): Promise<readonly Database[]> {
  const { file } = await freshDatabase();
  return Array.from({ length: count }, () => {
    const db = openDatabase(file, poolSize);
    onTestFinished(() => db.$disconnect());
    return db;
  });
}

/** Reads, lets the others come, and writes what follows of what was read. */
async function count(db: Database): Promise<void> {
  await writeWhole(db, async (tx) => {
    const { deferred } = await tx.edition.findFirstOrThrow();
    await wait(2);
    await tx.edition.updateMany({ data: { deferred: deferred + 1 } });
  });
}

describe.runIf(isPostgresqlThere())("over PostgreSQL", () => {
  test("what a transaction has read holds until it has written, whoever else writes", async () => {
    const [one, two, three] = await processes(3);
    if (!one || !two || !three) throw new Error("There are three");
    const alone = async () => {
      await three.edition.updateMany({ data: { deferred: { increment: 1 } } });
    };
    const times = Array.from({ length: 10 }, (_, index) => index);
    await Promise.all(times.flatMap(() => [count(one), count(two), count(one), alone()]));
    expect((await one.edition.findFirstOrThrow()).deferred).toBe(40);
  });

  test("of processes that come at once one gets a job", async () => {
    const clients = await processes(3);
    const now = new Date("2026-11-30T12:00:00Z");
    const names = Array.from({ length: 10 }, (_, index) => String(index));
    const rows = names.map((name) => ({
      kind: "feed",
      subject: name,
      lane: name,
      dueAt: now,
      createdAt: now,
    }));
    await clients[0]?.job.createMany({ data: rows });
    const claimed = await Promise.all(names.flatMap(() => clients.map((db) => claimNext(db, "x", now))));
    const taken = claimed.flatMap((job) => (job ? [`${job.subject} by token ${job.token}`] : []));
    expect(taken.sort()).toEqual(names.map((name) => `${name} by token 1`));
  });

  test("those who read are answered while many wait to write, by as few connections as there may be", async () => {
    const [one, two] = await processes(2, 2);
    if (!one || !two) throw new Error("There are two");
    const end = new AbortController();
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = writeWhole(one, async (tx) => {
      await tx.tag.create({ data: { slug: "slow", name: "slow" } });
      begun();
      await wait(60_000, undefined, { signal: end.signal }).catch(() => {});
    });
    await beginning;
    const waiting = Array.from({ length: 5 }, (_, index) =>
      [one, two].map((db, client) => db.tag.create({ data: { slug: `${client} ${index}`, name: "" } })),
    ).flat();
    // What is not finished is not seen.
    for (const db of [one, two, one, two]) expect(await db.tag.count()).toBe(0);
    end.abort();
    await Promise.all([slow, ...waiting]);
    expect(await two.tag.count()).toBe(11);
  });

  test("a transaction that fails leaves nothing, and keeps nobody from writing", async () => {
    const [one, two] = await processes(2);
    if (!one || !two) throw new Error("There are two");
    const failing = writeWhole(one, async (tx) => {
      await tx.tag.create({ data: { slug: "a", name: "a" } });
      throw new Error("It was begun");
    });
    await expect(failing).rejects.toThrow("It was begun");
    const twice = writeWhole(one, async (tx) => {
      await tx.tag.create({ data: { slug: "a", name: "a" } });
      await tx.tag.create({ data: { slug: "a", name: "a" } });
    });
    await expect(twice).rejects.toMatchObject({ code: "P2002" });
    await expect(one.$executeRaw`INSERT INTO "Tag" ("slug") VALUES ('a')`).rejects.toMatchObject({
      code: "P2010",
    });
    await Promise.all([one, two].map((db, index) => db.tag.create({ data: { slug: `${index}`, name: "" } })));
    expect(await two.tag.count()).toBe(2);
  });
});
