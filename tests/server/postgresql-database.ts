import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { errorCode } from "#server/error-code.ts";

/** Of PostgreSQL: object_in_use. */
const IN_USE = "55006";

/** A database of a test's own at the server of this run. It is there once it was created. */
export interface PostgresqlDatabase {
  readonly address: string;
  /** `options` are those of CREATE DATABASE, for one that is not migrated. */
  readonly create: (options?: string) => Promise<void>;
  /** Leaves it to the end of the run where somebody still asks something of it. */
  readonly drop: () => Promise<void>;
}

/** Whether there is a server for tests that need one: without it their project is left out of a run. */
export function isPostgresqlThere(): boolean {
  return process.env.TEST_DATABASE === "postgresql";
}

/** Whether this machine has the programs that copy a database at a server. Says so where it has not. */
export function arePostgresqlProgramsThere(): boolean {
  const missing = ["pg_dump", "pg_restore", "psql"].filter(
    (program) => spawnSync(program, ["--version"]).status !== 0,
  );
  if (missing.length > 0)
    process.stderr.write(
      `\n${missing.join(", ")}: not installed, SO TESTS OF COPIES OVER POSTGRESQL ARE SKIPPED.\n`,
    );
  return missing.length === 0;
}

export function namePostgresqlDatabase(): PostgresqlDatabase {
  const server = inject("postgresql");
  const name = `${server.template}_${randomBytes(4).toString("hex")}`;
  const run = async (sql: string) => {
    const client = new Client(server.address);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    address: addressOf(server.address, name),
    create: (options = `TEMPLATE "${server.template}" ${server.copying}`) =>
      run(`CREATE DATABASE "${name}" ${options}`),
    drop: () =>
      run(`DROP DATABASE IF EXISTS "${name}"`).catch((error: unknown) => {
        if (errorCode(error) !== IN_USE) throw error;
      }),
  };
}

/** The address of another database at the same server. */
export function addressOf(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = name;
  return address.href;
}
