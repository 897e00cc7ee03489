import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { withConnection } from "#server/db/connection.ts";
import { copyDatabase } from "#server/db/copy/copy-database.ts";
import { isHalfCopied } from "#server/db/glance.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { listDue } from "#server/search/index/due-texts.ts";
import { tendIndex } from "#server/search/index/tend-index.ts";
import { keepWords } from "#server/search/postgresql/keep-words.ts";
import { createDatabase, importOptions, temporaryFolder } from "../../database.ts";
import { namePostgresqlDatabase } from "../../postgresql-database.ts";
import { addShow } from "../../search/search-archive.ts";

const silent = () => undefined;

/** An SQLite file with a demo show, and a database at the server with nothing in it, not even tables. */
async function places() {
  const folder = temporaryFolder();
  const file = path.join(folder, "playhead.db");
  await createDatabase(file);
  const { address, create, drop } = namePostgresqlDatabase();
  await create("ENCODING 'UTF8' TEMPLATE template0");
  onTestFinished(drop);
  return { folder, file, address };
}

/** What `work` gives of a database that is open meanwhile. */
async function within<T>(location: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(location);
  return work(db).finally(() => db.$disconnect());
}

const shown = (db: Database) =>
  db.episode.findMany({
    orderBy: { id: "asc" },
    include: {
      show: true,
      chapters: { orderBy: { id: "asc" } },
      tags: { orderBy: { id: "asc" } },
      transcripts: { orderBy: { id: "asc" }, include: { passages: { orderBy: { id: "asc" } } } },
    },
  });

test("what no text can hold at a server is replaced there, and compared as it is then", async () => {
  const { file, address } = await places();
  const categories = [{ name: "a\0b\ud83d", parts: [] }];
  await within(file, async (db) => {
    await db.tag.create({ data: { slug: "zero", name: "a\0b" } });
    const words = { title: "T", description: "", language: "en" };
    await db.show.create({ data: { slug: "s", guid: "s", ...words, categories } });
  });
  expect(await copyDatabase(file, address, silent)).toMatchObject({ kind: "copied" });
  await within(address, async (db) => {
    expect(await db.tag.findFirst()).toMatchObject({ name: "a\ufffdb" });
    expect(await db.show.findFirst()).toMatchObject({ categories: [{ name: "a\ufffdb\ufffd", parts: [] }] });
  });
});

test("an archive is the same at a server, counts on there, and is the same when it is back in a file", async () => {
  const { folder, file, address } = await places();
  await within(file, async (db) => {
    await importFeed("prisma/demo/set-down-in-sound/feed.xml", importOptions(db, folder));
    const gone = await db.tag.create({ data: { slug: "gone", name: "Gone" } });
    await db.tag.delete({ where: { id: gone.id } });
  });
  expect(await copyDatabase(file, address, silent)).toMatchObject({ kind: "copied" });
  const before = await within(file, shown);
  expect(await within(address, shown)).toEqual(before);
  const back = path.join(folder, "back.db");
  expect(await copyDatabase(address, back, silent)).toMatchObject({ kind: "copied" });
  expect(await within(back, shown)).toEqual(before);
  await within(address, async (db) => {
    const last = await db.tag.aggregate({ _max: { id: true } });
    const added = await db.tag.create({ data: { slug: "new", name: "New" } });
    expect(added.id).toBe((last._max.id ?? 0) + 2);
    const { number } = await db.edition.findFirstOrThrow();
    await db.show.deleteMany();
    expect((await db.edition.findFirstOrThrow()).number).toBeGreaterThan(number);
    expect(await db.passage.count()).toBe(0);
  });
});

test("until a copy has come to its end no site begins with it, and it is gone on with", async () => {
  const { file, address } = await places();
  await within(file, async (db) => {
    const tags = Array.from({ length: 1200 }, (_tag, number) => ({ slug: `t${number}`, name: `T${number}` }));
    await db.tag.createMany({ data: tags });
  });
  const stop = (done: number) => {
    if (done > 600) throw new Error("The power is gone.");
  };
  await expect(copyDatabase(file, address, stop)).rejects.toThrow("The power is gone.");
  expect(await isHalfCopied(address)).toBe(true);
  expect(await copyDatabase(file, address, silent)).toMatchObject({ kind: "copied" });
  expect(await isHalfCopied(address)).toBe(false);
  expect(await within(address, (db) => db.tag.count())).toBe(1200);
});

test("a database that is used, or holds something, is not copied to", async () => {
  const { file, address } = await places();
  await copyDatabase(file, address, silent);
  await within(address, async (db) => {
    await db.tag.create({ data: { slug: "sea", name: "Sea" } });
    expect(await copyDatabase(file, address, silent)).toEqual({ kind: "inUse" });
  });
  expect(await copyDatabase(file, address, silent)).toEqual({ kind: "taken" });
  expect(await within(address, (db) => db.tag.count())).toBe(1);
});

test("words that are kept as rows stay where they are, and are due in the copy", async () => {
  const { folder, file, address } = await places();
  await within(file, (db) =>
    addShow(db, "Lamps", "en", [{ title: "First", lines: [["Ann", "The lamp is lit."]] }]),
  );
  expect(await copyDatabase(file, address, silent)).toMatchObject({ kind: "copied" });
  await keepWords(address, "rows");
  await within(address, (db) => tendIndex(db, new AbortController().signal));
  const back = path.join(folder, "back.db");
  expect(await copyDatabase(address, back, silent)).toMatchObject({ kind: "copied" });
  expect(await within(back, listDue)).toHaveLength(3);
});

test("words are due in a copy at a server that kept words as rows before", async () => {
  const { file, address } = await places();
  const other = await places();
  await within(file, (db) =>
    addShow(db, "Lamps", "en", [{ title: "First", lines: [["Ann", "The lamp is lit."]] }]),
  );
  const documents = (location: string) =>
    withConnection(location, "read", ({ ask }) => ask('SELECT 1 FROM "SearchDocument"'));
  const index = async (location: string) => {
    await keepWords(location, "rows");
    await within(location, (db) => tendIndex(db, new AbortController().signal));
    return documents(location);
  };
  expect(await copyDatabase(file, address, silent)).toMatchObject({ kind: "copied" });
  const before = await index(address);
  expect(before).not.toEqual([]);
  expect(await migrateDatabase(other.address)).toMatchObject({ kind: "migrated" });
  await keepWords(other.address, "rows");
  expect(await copyDatabase(address, other.address, silent)).toMatchObject({ kind: "copied" });
  expect(await index(other.address)).toHaveLength(before.length);
});
