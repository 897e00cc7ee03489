import { stat } from "node:fs/promises";
import { withConnection } from "../connection.ts";
import type { DatabaseLocation } from "../location.ts";
import { migrationNames } from "../migrations.ts";
import type { Restored } from "../restore.ts";
import { dumpDatabase } from "./backup.ts";
import { runProgram, startProgram } from "./client-program.ts";
import { isInUse } from "./in-use.ts";
import { findMisplaced } from "./misplaced.ts";

/**
 * Puts a copy of `dumpDatabase` in the place of what a database at a server holds, of which a copy is kept in the file `kept`. All of
 * it is done or nothing. Throws `ProgramMissing` where PostgreSQL's programs are not installed, and where the server cannot be
 * reached or `kept` not be written.
 */
export async function restoreDump(copy: string, location: DatabaseLocation, kept: string): Promise<Restored> {
  const fault = await findFault(copy);
  if (fault) return fault;
  const misplaced = await findMisplaced(location);
  if (misplaced !== null) return { kind: "unusable", reason: misplaced };
  if (await isInUse(location)) return { kind: "inUse" };
  const held = await isHolding(location);
  if (held) {
    const keeping = await dumpDatabase(location, kept);
    if (keeping.kind !== "written") throw new Error(`What was there could not be kept as ${kept}`);
  }
  const script = startProgram("pg_restore", ["--no-owner", "--no-privileges", "--file=-", copy]);
  const replaced = await runProgram(
    "psql",
    [
      ...["--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1", "--command=BEGIN"],
      // The copy makes it anew, by whose number a database that was restored is told from what it was.
      ...["--command=DROP SCHEMA public CASCADE", "--file=-"],
    ],
    // Of a script that broke off nothing stays.
    { location, from: { writer: script, end: "\nCOMMIT;\n" } },
  );
  if (replaced.fault !== null) return { kind: "unusable", reason: replaced.fault };
  return { kind: "restored", bytes: (await stat(copy)).size, kept: held ? kept : null };
}

function isHolding(location: DatabaseLocation): Promise<boolean> {
  return withConnection(location, "read", async ({ ask }) => {
    const tables = await ask("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1");
    return tables.length > 0;
  });
}

/** Why a copy cannot be restored; null where it can. */
async function findFault(copy: string): Promise<Restored | null> {
  const table = ["--data-only", "--table=_prisma_migrations", "--file=-"];
  const { said, fault } = await runProgram("pg_restore", [...table, copy]);
  if (fault !== null) return { kind: "unusable", reason: fault };
  const applied = namesIn(said);
  if (applied.length === 0) return { kind: "unusable", reason: "no _prisma_migrations" };
  const names = await migrationNames("postgresql");
  const unknown = applied.filter((name) => !names.includes(name));
  return unknown.length > 0 ? { kind: "newer", unknown } : null;
}

/** The names of migrations in a script that writes their table (postgresql.org/docs/current/sql-copy.html). */
function namesIn(script: string): readonly string[] {
  const [, columns = "", rows = ""] =
    /^COPY [^(]*\(([^)]*)\) FROM stdin;\n([\s\S]*?)^\\\.$/m.exec(script) ?? [];
  const at = columns.split(", ").indexOf("migration_name");
  const lines = rows.split("\n").filter((line) => line !== "");
  return lines.map((line) => line.split("\t")[at] ?? "");
}
