import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SHORT_LIVED } from "./tests/short-lived.ts";
import { findPrograms } from "./tests/support/postgresql-server.ts";

/** Tests of what keeps nothing between two uses, so that one process can run file after file. */
const PURE = "tests/{core,features}/**/*.test.ts";

/** Tests of PostgreSQL itself. */
const POSTGRESQL = "tests/server/{db,search}/postgresql/*.test.ts";

/** Some of each room that keeps rows: what holds over SQLite holds over PostgreSQL. */
const KEEPING = [
  "tests/app/{account-data,account-routes,app-routes,correction-routes,download-complete,news-route}.test.ts",
  "tests/app/{plays-report,plays-route,revision-form,script-routes,several-processes,sync-route,trash-routes}.test.ts",
  "tests/server/accounts/{passkey,recovery,session}.test.ts",
  "tests/server/apps/{app-password,since,told-actions}.test.ts",
  "tests/server/feeds/{feed-job,import-job}.test.ts",
  "tests/server/http/counts.test.ts",
  "tests/server/import/import.test.ts",
  "tests/server/jobs/{jobs,list}.test.ts",
  "tests/server/measure/due.test.ts",
  "tests/server/plays/save.test.ts",
  "tests/server/revisions/*.test.ts",
  "tests/server/sync/store.test.ts",
  "tests/server/trash/*.test.ts",
  "tests/server/upkeep/upkeep.test.ts",
  "tests/server/upload/{hold,several}.test.ts",
];

/** All that may keep rows, for a run of the whole suite over PostgreSQL: `TEST_DATABASE=postgresql npm run test:unit`. */
const ROOMS_WITH_ROWS = "tests/{app,commands,server}/**/*.test.ts";

/** Tests of SQLite itself: its file, what it says of a statement, its kind of copies, and what is told where nothing names a database. */
const SQLITE = [
  "tests/app/disk-full.test.ts",
  "tests/commands/{copies,demo}.test.ts",
  "tests/server/checkup/checkup.test.ts",
  "tests/server/db/{backup,copy-database,failure,migrate,restore,version}.test.ts",
  "tests/server/feeds/{import-killed,preview}.test.ts",
  "tests/server/import/at-once.test.ts",
  "tests/server/jobs/{keeper,plans}.test.ts",
  "tests/server/search/index/killed.test.ts",
  "tests/server/shows/transcript-part.test.ts",
  "tests/server/site/closing.test.ts",
];

/** Tests of search that hold over any database. */
const SEARCHING = [
  "tests/server/search/*.test.ts",
  "tests/server/search/{engine,index}/{catalogue-reader,segment-reader,kept-index}.test.ts",
];

const each = {
  setupFiles: ["tests/setup.ts"],
  // Forty-five minutes off the hour: a forgotten time zone shows.
  env: { TZ: "Asia/Kathmandu" },
  execArgv: [...SHORT_LIVED],
  // Patience for slow machines: what is asserted is what happens, not how soon.
  testTimeout: 120_000,
  // What a file prepares, such as both demo shows, takes longest where the machine is slow.
  hookTimeout: 120_000,
};

/**
 * One process runs file after file, and each finds it as if it were the first (tests/in-turn.ts): to start a process and to load
 * packages takes longer than the tests of most files.
 */
const inTurn = { ...each, isolate: false, setupFiles: ["tests/in-turn.ts", ...each.setupFiles] };

const wholeOverPostgresql = process.env.TEST_DATABASE === "postgresql";
const postgresqlIsThere = process.env.TEST_DATABASE_URL !== undefined || findPrograms() !== null;
if (!postgresqlIsThere)
  console.warn(
    "\nThere is no PostgreSQL for this machine, and TEST_DATABASE_URL names no server: ITS TESTS ARE SKIPPED.\n",
  );

export default defineConfig({
  test: {
    globalSetup: ["tests/run-folder.ts", "tests/bundles.ts"],
    // Much of a test is waiting, for another process or for a time to be over: so many keep all processors busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        test: {
          ...inTurn,
          name: "in turn",
          include: ["tests/**/*.test.ts"],
          exclude: [PURE, POSTGRESQL],
        },
      },
      {
        test: {
          ...inTurn,
          name: "postgresql",
          include: wholeOverPostgresql ? [ROOMS_WITH_ROWS] : [POSTGRESQL, ...KEEPING, ...SEARCHING],
          exclude: SQLITE,
          globalSetup: ["tests/postgresql.ts"],
          env: { ...each.env, TEST_DATABASE: "postgresql" },
        },
      },
      // Here nothing has to be made as it was.
      { test: { ...each, name: "together", include: [PURE], isolate: false } },
    ].filter(({ test }) => (test.name === "postgresql" ? postgresqlIsThere : !wholeOverPostgresql)),
  },
});
