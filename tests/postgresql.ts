import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#server/db/migrate.ts";
import { addressOf } from "./server/postgresql-database.ts";
import { startPostgresql } from "./support/postgresql-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of a PostgreSQL server, the database there that others are copied from, and how CREATE DATABASE is told to. */
    readonly postgresql: { readonly address: string; readonly template: string; readonly copying: string };
  }
}

/** Has a server for the tests over PostgreSQL: the one that TEST_DATABASE_URL names, or one of its own of what is installed. */
export default async function preparePostgresql(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env.TEST_DATABASE_URL;
  const own = named ? null : await startPostgresql();
  const address = named ?? own?.address;
  if (address === undefined) throw new Error("There is no PostgreSQL server");
  const template = `playhead_test_${randomUUID()}`;
  const run = async (sql: string) => {
    const client = new Client(address);
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };
  const prepare = async () => {
    await run(`CREATE DATABASE "${template}" ENCODING 'UTF8' TEMPLATE template0`);
    const migrated = await migrateDatabase(addressOf(address, template));
    if (migrated.kind !== "migrated") throw new Error(JSON.stringify(migrated));
    const { rows } = await run("SHOW server_version_num");
    return Number(rows[0].server_version_num);
  };
  const version = await prepare().catch(async (error: unknown) => {
    await own?.stop();
    throw error;
  });
  // As files is twice as quick as by the log, where nothing is flushed to a disk. PostgreSQL 14 knows no other way.
  const copying = own && version >= 150_000 ? "STRATEGY file_copy" : "";
  project.provide("postgresql", { address, template, copying });
  return async () => {
    if (own) return own.stop();
    const { rows } = await run(
      `SELECT "datname" FROM pg_database WHERE starts_with("datname", '${template}')`,
    );
    for (const { datname } of rows) await run(`DROP DATABASE "${datname}" WITH (FORCE)`);
  };
}
