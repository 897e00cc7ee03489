import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ALL_REPEATS } from "#core/search/request.ts";
import { tendIndex } from "#server/search/index/tend-index.ts";
import { keepWords } from "#server/search/postgresql/keep-words.ts";
import { createDatabase, temporaryFolder } from "../../database.ts";
import { isPostgresqlThere, namePostgresqlDatabase } from "../../postgresql-database.ts";
import { feedOfCases, listQueries, load, open, questionsOf } from "./asked-alike.ts";

/** Where words stand beside, near or after one another. */
const OF_PLACES = [
  '"sound file"~5',
  '"the sound"~3 OR file',
  'sound -"the sound"~3',
  "the THEN sound within:120",
  '"of the" THEN a',
  '"of the" OR "in the" a',
  "1984 OR twenty",
];

describe.skipIf(!isPostgresqlThere())("what was imported into SQLite and into PostgreSQL alike", () => {
  test("is found alike: the same pages, hits, marks and suggestions, to the byte, also among its rows", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "playhead.db");
    const { address, create, drop } = namePostgresqlDatabase();
    await Promise.all([createDatabase(file), create()]);
    onTestFinished(drop);
    const cases = feedOfCases(folder);
    const sqlite = await load(file, cases, folder);
    const postgresql = await load(address, cases, folder);
    const queries = await listQueries(sqlite.db);
    expect(await listQueries(postgresql.db)).toEqual(queries);
    let found = 0;
    for (const query of queries)
      for (const ask of questionsOf(query)) {
        const [one, other] = await Promise.all([ask(sqlite.backend), ask(postgresql.backend)]);
        expect(JSON.stringify(other), query).toBe(JSON.stringify(one));
        found += JSON.stringify(one).includes('"hits":[{') ? 1 : 0;
      }
    expect(found).toBeGreaterThan(queries.length);
    await keepWords(address, "rows");
    await tendIndex(postgresql.db, new AbortController().signal);
    const rows = open(address, "rows");
    for (const query of [...queries, ...OF_PLACES])
      for (const ask of questionsOf(query, { repeats: ALL_REPEATS })) {
        const [one, other] = await Promise.all([ask(sqlite.backend), ask(rows)]);
        expect(JSON.stringify(other), query).toBe(JSON.stringify(one));
      }
    // Both import the demo, sound and all.
  }, 300_000);
});
