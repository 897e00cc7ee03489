import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { openBundle, pack, putBack } from "#server/trash/bundle.ts";
import { moveEpisode } from "#server/trash/move.ts";
import { EPISODE_ROOT } from "#server/trash/parts.ts";
import { restore } from "#server/trash/restore.ts";
import { readRows, type TableRows } from "#server/trash/rows.ts";
import { createDatabase, freshDatabase, temporaryFolder } from "../../database.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";
import { importShow, NOW } from "../../trash/archive.ts";

const ODD = "a\u2028'\"\\ \u{1F56F}";

async function sqliteDatabase(): Promise<Database> {
  const file = path.join(temporaryFolder(), "playhead.db");
  await createDatabase(file);
  const db = openDatabase(file);
  onTestFinished(() => db.$disconnect());
  return db;
}

/** Imports an episode of which nothing is left out, with values that are hard to keep. */
async function importOdd(db: Database, folder: string): Promise<number> {
  await importShow(db, folder, [{ guid: "lamp", spoken: "A lighthouse is a lamp, “naïve” as it is." }]);
  const { id } = await db.episode.findFirstOrThrow();
  const data = {
    title: ODD,
    duration: 0.1 + 0.2,
    audioBytes: 2_147_483_647,
    peaks: new Uint8Array([0, 255, 128]),
    withdrawnAt: new Date("2026-11-29T12:00:00.007Z"),
    seekApproximate: true,
    extras: { alternates: [{ url: "https://a.example/ä", isDefault: true }] },
  };
  await db.episode.update({ where: { id }, data });
  await db.playCount.create({
    data: { episodeId: id, day: "2026-11-29", plays: 3, embedded: 0, heard: [1, 2], again: [0] },
  });
  return id;
}

const rowsOf = (db: Database, id: number) => db.$transaction((tx) => readRows(tx, EPISODE_ROOT, id));

/** By the names of their columns, in an order that is the same in both databases; JSON and fractions as what they say. */
function comparable(tables: readonly TableRows[]) {
  const cell = (text: string | null) => {
    if (text?.startsWith("r")) return Number(text.slice(1));
    return text !== null && /^t[[{]/.test(text) ? JSON.parse(text.slice(1)) : text;
  };
  return tables.map(({ table, columns, rows }) => {
    const named = rows.map((row) =>
      Object.fromEntries(columns.map((name, index) => [name, cell(row[index] ?? null)])),
    );
    return { table, rows: named.map((row) => JSON.stringify(Object.entries(row).sort())).sort() };
  });
}

describe.runIf(isPostgresqlThere())("over PostgreSQL", () => {
  test("an episode comes back from the trash to the bit", async () => {
    const { db, folder } = await freshDatabase();
    const id = await importOdd(db, folder);
    await db.account.create({ data: { id: 1, name: "Mara", key: "mara", role: "host", passwordHash: "" } });
    const before = await rowsOf(db, id);
    for (const { table, rows } of before)
      if (!/^(?:Upload|Measurement|MomentCount|Revision)/.test(table))
        expect(rows.length, table).toBeGreaterThan(0);
    const item = await moveEpisode(db, { show: "lamps", episode: "lamp" }, { id: 1 }, NOW);
    expect(await db.passage.count()).toBe(0);
    expect(await restore(db, item ?? 0, NOW)).toMatchObject({ kind: "restored", href: "/shows/lamps/lamp" });
    expect(comparable(await rowsOf(db, id))).toEqual(comparable(before));
  });

  test("what one database has put into the trash comes out of the other's as it was", async () => {
    const { db: here, folder } = await freshDatabase();
    const there = await sqliteDatabase();
    const id = await importOdd(here, folder);
    const show = await here.show.findFirstOrThrow({ omit: { categories: true, extras: true } });
    await there.show.create({ data: show });
    const own = comparable(await rowsOf(here, id));
    const { content } = await pack(await rowsOf(here, id));
    await there.$transaction(async (tx) => putBack(tx, EPISODE_ROOT, await openBundle(content), {}));
    const theirs = await rowsOf(there, id);
    expect(comparable(theirs)).toEqual(own);
    expect(await there.episode.findFirst({ omit: { extras: true } })).toEqual(
      await here.episode.findFirst({ omit: { extras: true } }),
    );
    await here.episode.deleteMany();
    await here.tag.deleteMany();
    await here.$transaction(async (tx) => putBack(tx, EPISODE_ROOT, theirs, {}));
    expect(comparable(await rowsOf(here, id))).toEqual(own);
    // Ids that are given next are none that came back.
    const { episodeId } = await here.chapter.findFirstOrThrow();
    await here.chapter.create({ data: { episodeId, start: 9, title: "Next" } });
  });

  test("zeros in a text that SQLite has kept are left out", async () => {
    const there = await sqliteDatabase();
    const id = await importOdd(there, temporaryFolder());
    await there.episode.update({ where: { id }, data: { title: "\0a\0\0\u{1F56F}b\0", summary: "x00" } });
    const { db: here } = await freshDatabase();
    const show = await there.show.findFirstOrThrow({ omit: { categories: true, extras: true } });
    await here.show.create({ data: show });
    const rows = await rowsOf(there, id);
    await here.$transaction(async (tx) => putBack(tx, EPISODE_ROOT, rows, {}));
    expect(await here.episode.findFirst()).toMatchObject({ title: "a\u{1F56F}b", summary: "x00" });
  });
});
