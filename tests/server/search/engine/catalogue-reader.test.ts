import { expect, onTestFinished, test } from "vitest";
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
});

test("a reading that breaks off at whatever statement leaves the next one right", async () => {
  const { db, database, read } = await searched();
  const readers: CatalogueReader[] = [];
  for (let place = 0; place < 7; place++) readers.push(new CatalogueReader());
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
