import { describe, expect, onTestFinished, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import type { Catalogue } from "#server/search/catalogue/catalogue.ts";
import { CatalogueReader } from "#server/search/engine/catalogue-reader.ts";
import { openSearchedDatabase } from "#server/search/engine/open-database.ts";
import type { Rows } from "#server/search/engine/rows.ts";
import { freshDatabase } from "../../database.ts";
import { addShow } from "../search-archive.ts";
import { fill } from "../suite/archive.ts";

async function searched() {
  const { db, file } = await freshDatabase();
  await fill(db);
  const database = openSearchedDatabase(file);
  onTestFinished(() => database.close());
  const read = (reader: CatalogueReader) => database.read((rows) => reader.read(rows));
  return { db, database, read };
}

/** Rows that break off at one of the statements that are asked for. */
function breakingAt(place: number, rows: Rows): Rows {
  let asked = 0;
  const count = () => {
    if (asked++ === place) throw new Error("Broken off");
  };
  return {
    ...rows,
    list: async (...statement) => {
      count();
      return rows.list(...statement);
    },
    tuples: async (...statement) => {
      count();
      return rows.tuples(...statement);
    },
  };
}

/** Speakers have numbers in the order in which they were first read: here they are named. */
function named({ speakers, transcripts, ...rest }: Catalogue) {
  return {
    ...rest,
    speakers: speakers.toSorted(),
    transcripts: transcripts.map(({ speakers: numbers, ...own }) => ({
      ...own,
      speakers: Array.from(numbers, (number) => speakers[number]),
    })),
  };
}

test("the catalogue stays the same object until something is shown that is new", async () => {
  const { db, read } = await searched();
  const reader = new CatalogueReader();
  const before = await read(reader);
  expect(await read(reader)).toBe(before);
  await addShow(db, "Wicks", "en", [{ title: "Wick", lines: [["Zoë", "A wick."]] }]);
  const after = await read(reader);
  expect(after.episodes.size).toBe(before.episodes.size + 1);
  const [first] = before.episodes.keys();
  expect(after.episodes.get(first ?? 0)).toBe(before.episodes.get(first ?? 0));
  const kept = new Set(after.transcripts);
  expect(before.transcripts.every((transcript) => kept.has(transcript))).toBe(true);
});

test("what an episode shows of its show, its tags and its transcripts is another when these are", async () => {
  const { db, read } = await searched();
  const wick = (tags: readonly string[]) => ({ title: "Wick", tags, lines: [["Zoë", "A wick."]] as const });
  await addShow(db, "Wicks", "en", [wick(["rope"])]);
  const reader = new CatalogueReader();
  const wicks = async () => {
    const { episodes, transcripts } = await read(reader);
    const entry = [...episodes.values()].find(({ title }) => title === "Wick");
    return { entry, own: transcripts.filter(({ episode }) => episode === entry).length };
  };
  const before = await wicks();
  expect(before.entry?.tags.map(({ name }) => name)).toEqual(["rope"]);
  await addShow(db, "Wicks", "en", [wick(["rope", "wax"])]);
  const tagged = await wicks();
  expect(tagged.entry?.tags.map(({ name }) => name).toSorted()).toEqual(["rope", "wax"]);
  await db.show.updateMany({ where: { title: "Wicks" }, data: { language: "ru" } });
  const spoken = await wicks();
  expect(spoken.entry?.languages).toEqual(["ru", "en"]);
  expect([before.own, tagged.own, spoken.own]).toEqual([1, 1, 1]);
});

/** The same rows, with the ids that are asked for of each statement noted. */
function noting(asked: Map<string, unknown>, rows: Rows): Rows {
  return {
    ...rows,
    tuples: async (statement, ...values) => {
      asked.set(statement, values[0]);
      return rows.tuples(statement, ...values);
    },
  };
}

describe("of episodes those alone are read", () => {
  const lamp = { title: "Lamp", tags: ["wax", "rope"], lines: [["Zoë", "A lamp."]] as const };
  const changes: readonly (readonly [string, (db: Database) => Promise<unknown>, readonly string[]])[] = [
    ["that are new", (db) => addShow(db, "Ropes", "en", [{ title: "Rope", lines: [] }]), ["Rope"]],
    ["that have changed", (db) => retitle(db, "Lamp", "Lantern"), ["Lantern"]],
    ["that are withdrawn", (db) => withdraw(db, "Lamp", new Date()), ["Lamp"]],
    ["whose tags are called otherwise", (db) => rename(db, "wax", "bee"), ["Lamp"]],
    ["whose tags are gone", (db) => db.tag.deleteMany({ where: { name: "rope" } }), ["Lamp"]],
    ["that have another tag", (db) => addShow(db, "Lamps", "en", [{ ...lamp, tags: ["oil"] }]), ["Lamp"]],
    ["that have changed, not their shows", (db) => db.show.updateMany({ data: { title: "Else" } }), []],
    ["that have changed, not others", (db) => db.episode.deleteMany({ where: { title: "Lamp" } }), []],
  ];

  test.each(changes)("%s", async (_, change, expected) => {
    const { db, database, read } = await searched();
    await addShow(db, "Lamps", "en", [lamp]);
    const reader = new CatalogueReader();
    await read(reader);
    await change(db);
    const asked = new Map<string, unknown>();
    const after = await database.read((rows) => reader.read(noting(asked, rows)));
    const titles = await db.episode.findMany({
      where: { title: { in: [...expected] } },
      select: { id: true },
    });
    const ids = titles.map(({ id }) => id);
    expect(ids).toHaveLength(expected.length);
    expect([asked.get("episodes"), asked.get("tagged")]).toEqual([ids, ids]);
    expect(named(after)).toEqual(named(await read(new CatalogueReader())));
  });

  test("that come back, too", async () => {
    const { db, read } = await searched();
    await addShow(db, "Lamps", "en", [lamp]);
    const reader = new CatalogueReader();
    const before = named(await read(reader));
    await withdraw(db, "Lamp", new Date());
    const without = named(await read(reader));
    expect(without.episodes.size).toBe(before.episodes.size - 1);
    await withdraw(db, "Lamp", null);
    expect(named(await read(reader))).toEqual(before);
  });
});

const retitle = (db: Database, title: string, to: string) =>
  db.episode.updateMany({ where: { title }, data: { title: to } });

const withdraw = (db: Database, title: string, withdrawnAt: Date | null) =>
  db.episode.updateMany({ where: { title }, data: { withdrawnAt } });

const rename = (db: Database, name: string, to: string) =>
  db.tag.updateMany({ where: { name }, data: { name: to } });

test("a reading that breaks off at whatever statement leaves the next one right", async () => {
  const { db, database, read } = await searched();
  const readers: CatalogueReader[] = [];
  for (let place = 0; place < 8; place++) readers.push(new CatalogueReader());
  for (const title of ["First wick", "Second wick"]) {
    await addShow(db, "Wicks", "en", [{ title, tags: [title], lines: [["Zoë", `A ${title}.`]] }]);
    await db.show.deleteMany({ where: { title: "Signals" } });
    for (const [place, reader] of readers.entries()) {
      const broken = database.read((rows) => reader.read(breakingAt(place, rows)));
      await expect(broken).rejects.toThrow("Broken off");
    }
    const whole = named(await read(new CatalogueReader()));
    for (const reader of readers) expect(named(await read(reader))).toEqual(whole);
  }
});

test("what is written while it is read is read the next time, and not in part", async () => {
  const { db, database } = await searched();
  const titles = (rows: Rows) => rows.list("shows");
  const [before, meanwhile] = await database.read(async (rows) => {
    const first = await titles(rows);
    await addShow(db, "Wicks", "en", [{ title: "Wick", lines: [["Zoë", "A wick."]] }]);
    return [first, await titles(rows)];
  });
  expect(meanwhile).toEqual(before);
  expect(await database.read(titles)).toHaveLength(before.length + 1);
});
