import { describe, expect, test } from "vitest";
import { isWriting, takesTurn } from "#server/db/postgresql/statement.ts";
import { freshDatabase } from "../../database.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";

test.each([
  ["SELECT 1", false],
  ['\n  select "update" FROM "Job"', false],
  ['WITH "found" AS (SELECT 1) SELECT * FROM "found"', false],
  ['WITH "found" AS (SELECT 1)\nDELETE FROM "Job"', true],
  ['INSERT INTO "Tag" DEFAULT VALUES', true],
  ['  UPDATE "Tag" SET "slug" = 1', true],
  ["VACUUM", true],
])("%j writes: %j", (sql, writes) => {
  expect(isWriting(sql)).toBe(writes);
});

test("what adds to counts waits for no turn to write, nor what indexes beside others, and all else that writes does", () => {
  const sqls = [
    '\n  INSERT INTO "Tally" ("key")',
    'UPDATE "Tally" SET',
    'INSERT INTO "TallyOf"',
    'SELECT "Tally"',
    'CREATE INDEX CONCURRENTLY "a"',
    'DROP INDEX CONCURRENTLY "a"',
    'ANALYZE "Tally"',
    'CREATE INDEX "a"',
  ];
  expect(sqls.map(takesTurn)).toEqual([false, true, true, false, false, false, false, true]);
});

describe.runIf(isPostgresqlThere())("over PostgreSQL", () => {
  test("ASCII's capitals are found for its small letters, as in SQLite, and no others", async () => {
    const { db } = await freshDatabase();
    const names = ["Lamps", "LAMPS", "Äpfel", "äpfel", "100%", "1000"];
    await db.tag.createMany({ data: names.map((name) => ({ slug: name, name })) });
    const found = async (where: { contains: string } | { startsWith: string }) =>
      (await db.tag.findMany({ where: { name: where }, orderBy: { id: "asc" } })).map(({ name }) => name);
    expect(await found({ contains: "amp" })).toEqual(["Lamps", "LAMPS"]);
    expect(await found({ startsWith: "lamp" })).toEqual(["Lamps", "LAMPS"]);
    expect(await found({ contains: "ÄP" })).toEqual(["Äpfel"]);
    expect(await db.tag.count({ where: { name: "lamps" } })).toBe(0);
  });

  test("what no text there can hold is replaced, in JSON too, and asking for it finds nothing", async () => {
    const { db } = await freshDatabase();
    await db.tag.create({ data: { slug: "a", name: "a\0b\uD800c" } });
    expect(await db.tag.findFirst({ where: { slug: "\0a" } })).toBeNull();
    expect(await db.tag.findFirst()).toMatchObject({ name: "a\uFFFDb\uFFFDc" });
    const told = ["\0", "\\u0000", "\uD83D", "\u{1F3A7}", "\\\0", '"'];
    const show = { slug: "a", guid: "a", title: "a", description: "", language: "en" };
    await db.show.create({ data: { ...show, feed: { create: { location: "a", told } } } });
    expect((await db.feed.findFirstOrThrow()).told).toEqual([
      "\uFFFD",
      "\\u0000",
      "\uFFFD",
      "\u{1F3A7}",
      "\\\uFFFD",
      '"',
    ]);
  });

  test("dates are the same whatever the clocks of this process and the server are set to", async () => {
    const { db } = await freshDatabase();
    const at = new Date("2026-11-30T23:59:59.987Z");
    await db.job.create({ data: { kind: "a", subject: "a", lane: "a", dueAt: at, createdAt: at } });
    const read = await db.job.findFirstOrThrow();
    expect([read.dueAt, read.createdAt]).toEqual([at, at]);
    expect(await db.job.count({ where: { dueAt: { lte: at, gte: at } } })).toBe(1);
    expect(await db.$queryRaw`SELECT "dueAt" FROM "Job" WHERE "dueAt" <= ${at}`).toEqual([{ dueAt: at }]);
    const text = await db.$queryRaw`SELECT CAST("dueAt" AS TEXT) AS "text" FROM "Job"`;
    expect(text).toEqual([{ text: "2026-11-30 23:59:59.987" }]);
  });
});
