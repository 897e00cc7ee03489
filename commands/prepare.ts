import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Config, parseConfig } from "#server/config.ts";
import { isPostgresql, sayLocation } from "#server/db/location.ts";
import { Stop } from "./failure.ts";
import { clearProgress, showProgress } from "./progress-line.ts";
import { say } from "./words.ts";

/** The shows that a fresh Playhead plays. */
const DEMO_FEEDS = ["prisma/demo/set-down-in-sound/feed.xml", "prisma/demo/zapisano-s-golosa/feed.xml"];

/** Reads the environment, or stops with what is wrong in it. */
export function readConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
}

/** Makes the database ready. Does nothing where it is. */
export async function prepareDatabase(config: Config): Promise<void> {
  const { databaseLocation } = config;
  requirePlace(config);
  const path = sayLocation(databaseLocation);
  const { isHalfCopied } = await import("#server/db/glance.ts");
  const { migrateDatabase } = await import("#server/db/migrate.ts");
  const { keepWords } = await import("#server/search/postgresql/keep-words.ts");
  if (await isHalfCopied(databaseLocation)) throw new Stop(say("copyUnfinished", { path }));
  const result = await migrateDatabase(databaseLocation);
  if (result.kind === "newer") throw new Stop(say("newer", { path, names: result.unknown.join(", ") }));
  if (result.kind === "corrupt") throw new Stop(say("corrupt", { path, reason: result.reason }));
  if (result.kind === "failed") {
    const { reason, copy } = result;
    throw new Stop(
      copy === null
        ? say("migrationFailed", { path, reason })
        : say("migrationUndone", { path, reason, copy }),
    );
  }
  if (result.copy !== undefined) console.log(say("copyKept", { path: result.copy }));
  if (result.applied.length > 0) console.log(say("migrated", { count: result.applied.length }));
  await keepWords(databaseLocation, config.searchedWords);
  if (!(await isSearchable(config))) await indexFirst(config);
}

/** Whether search finds all there is, as far as it does not say that it is still being prepared. */
async function isSearchable({ databaseLocation, searchedWords }: Config): Promise<boolean> {
  const { isIndexed } = await import("#server/db/glance.ts");
  const { SEGMENT_VERSION } = await import("#core/search/index/segment.ts");
  return searchedWords === "rows" || (await isIndexed(databaseLocation, SEGMENT_VERSION));
}

/** Has search find all there is before anybody asks. */
async function indexFirst({ databaseLocation }: Config): Promise<void> {
  const { openDatabase } = await import("#server/db/client.ts");
  const { tendIndex } = await import("#server/search/index/tend-index.ts");
  console.log(say("indexing"));
  const db = openDatabase(databaseLocation);
  try {
    await tendIndex(db, new AbortController().signal, showProgress);
  } finally {
    clearProgress();
    await db.$disconnect();
  }
}

/**
 * Whether there is nothing to prepare: the database is up to date, and holds a show, and no import of the demo was cut
 * short. A glance; what it finds wrong is told by those who prepare.
 */
export async function isDataReady(config: Config): Promise<boolean> {
  const { isUpToDate, isEmpty, isHalfCopied } = await import("#server/db/glance.ts");
  const { areWordsKept } = await import("#server/search/postgresql/keep-words.ts");
  const { databaseLocation } = config;
  return (
    (isPostgresql(databaseLocation) || isWritable(databaseLocation)) &&
    !existsSync(demoBegun(config)) &&
    (await isUpToDate(databaseLocation)) &&
    !(await isEmpty(databaseLocation)) &&
    !(await isHalfCopied(databaseLocation)) &&
    (await areWordsKept(databaseLocation, config.searchedWords)) &&
    (await isSearchable(config))
  );
}

/** Imports the demo shows into an empty database, or what is missing of them where a first start was cut short. */
export async function importDemo(config: Config): Promise<void> {
  const begun = demoBegun(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { importFeed } = await import("#server/import/import-feed.ts");
  const { importOptions } = await import("#server/import/import-options.ts");
  const db = openDatabase(config.databaseLocation);
  try {
    if (!existsSync(begun) && (await db.show.count()) > 0) return;
    console.log(say("importingDemo"));
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(begun, "");
    for (const feed of DEMO_FEEDS) {
      const report = await importFeed(feed, importOptions(config, db));
      if (report.failure !== null) throw report.failure;
      if (report.show === null) throw new Stop(say("demoFailed", { feed }));
    }
    rmSync(begun);
  } finally {
    await db.$disconnect();
  }
}

/** Is there from the beginning of the demo's import to its end. */
function demoBegun({ dataDir }: Config): string {
  return path.join(dataDir, "demo-begun");
}

/** Where the database is, or will be: its folder, and the file that is there. */
function requirePlace({ databaseLocation, dataDir }: Config): void {
  const own = !isPostgresql(databaseLocation);
  requireWritable(own ? path.dirname(databaseLocation) : dataDir);
  if (own && existsSync(databaseLocation)) requireWritable(databaseLocation);
}

/** A folder, which is made where it is missing, or a file that is there. */
function requireWritable(name: string): void {
  if (!existsSync(name)) makeFolder(name);
  if (!isWritable(name)) throw new Stop(say("notWritable", { path: name }));
}

function makeFolder(name: string): void {
  try {
    mkdirSync(name, { recursive: true });
  } catch {
    throw new Stop(say("notWritable", { path: path.dirname(name) }));
  }
}

function isWritable(name: string): boolean {
  try {
    accessSync(name, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
