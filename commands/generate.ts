import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { derivePostgresqlSchema, POSTGRESQL_SCHEMA } from "./derived-schema.ts";
import { openStamp } from "./stamp.ts";

const STAMP = "server/db/generated/.stamp";
/** A database without anything in it, of which one process at a time has the lock; it is free when that one ends. */
const TURN = "node_modules/.cache/playhead-generate.db";
/** Milliseconds; some seconds are usual. */
const LONGEST_TURN = 120_000;
const SCHEMA = "prisma/schema.prisma";
const SOURCES = [SCHEMA, "commands/derived-schema.ts", "node_modules/prisma/package.json"];

/**
 * Generates the Prisma clients of both databases unless those there were made from this schema by this Prisma. Prisma insists on
 * knowing a native schema engine but does not use it to generate; any executable will do, and none is downloaded.
 * Where there is no schema, as in a packed folder, the clients are a part of what was built. Commands that begin at once
 * generate them one after the other, so that none reads what another is writing.
 */
export function generateClient(): void {
  if (!existsSync(SCHEMA) || openStamp(STAMP, SOURCES).holds()) return;
  mkdirSync(path.dirname(TURN), { recursive: true });
  const turn = new Sqlite(TURN, { timeout: LONGEST_TURN });
  try {
    turn.exec("BEGIN EXCLUSIVE");
    generateUnlessDone();
  } finally {
    turn.close();
  }
}

/** Another command may have done it meanwhile. */
function generateUnlessDone(): void {
  const stamp = openStamp(STAMP, SOURCES);
  if (stamp.holds()) return;
  generate(SCHEMA);
  writeFileSync(POSTGRESQL_SCHEMA, derivePostgresqlSchema(readFileSync(SCHEMA, "utf8")));
  generate(POSTGRESQL_SCHEMA);
  stamp.write();
}

function generate(schema: string): void {
  const run = spawnSync(
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate", "--no-hints", "--schema", schema],
    {
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
      encoding: "utf8",
    },
  );
  if (run.status !== 0)
    throw new Error(`The Prisma client could not be generated:\n${run.stdout}${run.stderr}`);
}
