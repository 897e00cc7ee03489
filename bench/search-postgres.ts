import { execFileSync } from "node:child_process";
import pg from "pg";
import { z } from "zod";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import type { SearchedWords } from "#server/search/engine/rows.ts";
import { tendIndex } from "#server/search/index/tend-index.ts";
import { keepWords } from "#server/search/postgresql/keep-words.ts";
import { inventArchive } from "./archive.ts";
import { makeCorpus } from "./corpus.ts";
import { elapsed } from "./elapsed.ts";
import { type Cluster, startCluster } from "./postgres.ts";
import { askedReport } from "./search-postgres-report.ts";

/**
 * Search over one PostgreSQL server, among its rows (`SEARCH=postgres`) beside the index in memory, each in a process of its own:
 * `npx tsx bench/search-postgres.ts [passages…]`.
 */
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20_000, 100_000];
const WORDS = ["segments", "rows"] as const satisfies readonly SearchedWords[];
const SECONDS_A_PASSAGE = 20;
const sizeRows = z.tuple([z.object({ bytes: z.coerce.number() })]);

const cluster = startCluster();
if (!cluster) throw new Error("PostgreSQL is not installed");
try {
  for (const passages of SIZES) await compare(cluster, passages);
} finally {
  cluster.stop();
}

/** One after the other, so that none is in the memory of the other's time. */
async function compare(place: Cluster, passages: number): Promise<void> {
  for (const words of WORDS) {
    const address = await createDatabase(place, `${words}_${passages}`);
    await fillTexts(address, passages);
    await keepWords(address, words);
    const seconds = (await elapsed(() => index(address))) / 1000;
    const size = await measureSize(address, words);
    console.log(
      `${words}: ${passages} passages indexed in ${seconds.toFixed(1)} s, ${size.toFixed(0)} MB of the database`,
    );
    const asked = ["--import", "tsx", "bench/search-postgres-ask.ts", address, words];
    const printed = execFileSync(process.execPath, asked, { encoding: "utf8" });
    const { first, before, after, classes } = askedReport.parse(JSON.parse(printed));
    console.log(`  first answer ${first.toFixed(0)} ms; ${before} MB before, ${after} MB after`);
    for (const { name, hits, p50, p95 } of classes)
      console.log(
        `  ${name.padEnd(12)} ${String(hits).padStart(8)} hits  p50 ${p50.toFixed(1)}  p95 ${p95.toFixed(1)} ms`,
      );
  }
}

function addressOf({ host, user }: Cluster, name: string): string {
  return `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}`;
}

async function createDatabase(place: Cluster, name: string): Promise<string> {
  await run(addressOf(place, "postgres"), `CREATE DATABASE "${name}" TEMPLATE template0`);
  const address = addressOf(place, name);
  await migrateDatabase(address);
  return address;
}

/** Writes episodes as the importer does, a transaction each, but for their index. */
async function fillTexts(address: string, passages: number): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query(
    `INSERT INTO "Show" ("slug", "guid", "title", "description", "language") VALUES ('b', 'b', 'Bench', '', 'en')`,
  );
  let number = 0;
  for (const texts of inventArchive(makeCorpus(), passages)) {
    const published = new Date(Date.UTC(2015, 0, ++number));
    await client.query(
      `WITH "e" AS (
         INSERT INTO "Episode" ("showId", "slug", "guid", "title", "summary", "notes", "importChecksum", "publishedAt", "duration")
         SELECT "id", $1, $1, $1, '', '', '', $2, $3 FROM "Show" RETURNING "id"),
       "t" AS (
         INSERT INTO "Transcript" ("episodeId", "language", "format", "timing")
         SELECT "id", 'en', 'vtt', 'cue' FROM "e" RETURNING "id")
       INSERT INTO "Passage" ("transcriptId", "key", "position", "speaker", "start", "end", "text", "wordTimes")
       SELECT "t"."id", "n", "n" - 1, 'Speaker ' || ("n" % 4), ("n" - 1) * $4::float, "n" * $4::float, "text", ''
         FROM "t", unnest($5::text[]) WITH ORDINALITY AS "p" ("text", "n")`,
      [`Episode ${number}`, published, texts.length * SECONDS_A_PASSAGE, SECONDS_A_PASSAGE, texts],
    );
  }
  await client.query("VACUUM ANALYZE");
  await client.end();
}

async function index(address: string): Promise<void> {
  const db = openDatabase(address);
  await tendIndex(db, new AbortController().signal);
  await db.$disconnect();
}

/** What the index takes, in megabytes. */
async function measureSize(address: string, words: SearchedWords): Promise<number> {
  const tables = words === "rows" ? ["SearchDocument", "SearchWord", "SearchTotal"] : ["SearchSegment"];
  const sizes = tables.map((table) => `pg_total_relation_size('"${table}"')`);
  return sizeRows.parse(await run(address, `SELECT ${sizes.join(" + ")} AS "bytes"`))[0].bytes / 1e6;
}

async function run(address: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client(address);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}
