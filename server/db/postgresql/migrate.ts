import { z } from "zod";
import type { Connection } from "../connection.ts";
import { databaseFailure } from "../failure.ts";
import type { DatabaseLocation } from "../location.ts";
import type { Migrated } from "../migrate.ts";
import { readMigrationsBy } from "../migration-record.ts";
import { applyMigrations, migrationNames } from "../migrations.ts";
import { connect } from "./connect.ts";

/** The advisory lock of who migrates, beside that of who writes. */
const TAKE_TURN = "SELECT pg_advisory_lock(1886151033, 2)";

const encodingRow = z.object({ server_encoding: z.string() });

/** The line of an error of the engine that says what is wrong. */
const SAID = /^Error querying the database: (?:ERROR: )?(.+)$/m;

/**
 * Brings a PostgreSQL database up to this code's schema. Of processes that come at once one does it, and the others wait. A
 * migration is applied whole or not at all: one that was interrupted is begun again. Throws when the server cannot be reached
 * or is lost.
 */
export async function migratePostgresql(address: DatabaseLocation): Promise<Migrated> {
  const names = await migrationNames("postgresql");
  const client = await connect(address);
  try {
    await client.query(TAKE_TURN);
    const ask: Connection["ask"] = async (sql) => (await client.query(sql)).rows;
    const { server_encoding: encoding } = encodingRow.parse((await ask("SHOW server_encoding"))[0]);
    if (encoding !== "UTF8") return { kind: "corrupt", reason: `encoding ${encoding}` };
    const record = await readMigrationsBy({ ask });
    if (record.kind === "corrupt") return record;
    const applied = record.kind === "none" ? [] : record.applied;
    // Of those that were begun only nothing is left but their names.
    if (record.kind === "intact") await ask(`DELETE FROM "_prisma_migrations" WHERE "finished_at" IS NULL`);
    const unknown = applied.filter((name) => !names.includes(name));
    if (unknown.length > 0) return { kind: "newer", unknown };
    if (applied.length === names.length) return { kind: "migrated", applied: [] };
    return await migrate(address, names);
  } finally {
    // With it goes the lock.
    await client.end();
  }
}

async function migrate(address: DatabaseLocation, names: readonly string[]): Promise<Migrated> {
  try {
    return { kind: "migrated", applied: await applyMigrations(address, names) };
  } catch (error) {
    if (databaseFailure(error) !== null) throw error;
    const said = error instanceof Error ? error.message : String(error);
    return { kind: "failed", reason: SAID.exec(said)?.[1] ?? said, copy: null };
  }
}
