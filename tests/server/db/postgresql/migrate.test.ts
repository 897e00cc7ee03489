import { readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { POSTGRESQL_SCHEMA } from "#commands/derived-schema.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { withSchemaEngine } from "#server/db/schema-engine.ts";
import { createDatabase, temporaryFolder } from "../../database.ts";
import { isPostgresqlThere, namePostgresqlDatabase } from "../../postgresql-database.ts";

const filters = { externalTables: [], externalEnums: [] };

/** An empty database, to which nobody is connected when the test is over; ordered as no database of ours is. */
async function emptyDatabase(): Promise<string> {
  const { address, create, drop } = namePostgresqlDatabase();
  await create("TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en'");
  onTestFinished(drop);
  return address;
}

async function connected(address: string): Promise<Client> {
  const client = new Client(address);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** The first column of what is found. */
async function list(address: string, sql: string): Promise<readonly unknown[]> {
  const client = await connected(address);
  const { rows } = await client.query({ text: sql, rowMode: "array" });
  return rows.map((row: readonly unknown[]) => row.join(" "));
}

const SHAPE = {
  columns: `SELECT table_name, column_name, data_type, datetime_precision, is_nullable, column_default
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
  constraints: `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`,
  indexes: `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
};

describe.runIf(isPostgresqlThere())("over PostgreSQL", () => {
  test("a migrated database is what the derived schema says", async () => {
    const migrated = await emptyDatabase();
    expect((await migrateDatabase(migrated)).kind).toBe("migrated");
    const derived = await emptyDatabase();
    const files = [{ path: "schema.prisma", content: readFileSync(POSTGRESQL_SCHEMA, "utf8") }];
    const { stdout } = await withSchemaEngine(derived, (engine) =>
      engine.diff({
        from: { tag: "empty" },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters,
      }),
    );
    await (await connected(derived)).query(stdout ?? "");
    for (const [name, sql] of Object.entries(SHAPE)) {
      const wanted = await list(derived, sql);
      expect(wanted.length, name).toBeGreaterThan(30);
      expect(await list(migrated, sql), name).toEqual(wanted);
    }
  });

  test("texts are compared by their bytes, however the database orders", async () => {
    const address = await emptyDatabase();
    await migrateDatabase(address);
    const ordered = `SELECT table_name, column_name FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' AND data_type = 'text'`;
    expect(await list(address, ordered)).not.toEqual([]);
    expect(await list(address, `${ordered} AND collation_name IS DISTINCT FROM 'C'`)).toEqual([]);
    expect(await list(address, "SELECT 'a' < 'B'")).toEqual(["true"]);
    await (await connected(address)).query(
      `INSERT INTO "Tag" ("slug", "name") VALUES ('b', ''), ('a', ''), ('ä', ''), ('B', ''), ('я', ''), ('a b', ''), ('ab', '')`,
    );
    const slugs = await list(address, `SELECT "slug" FROM "Tag" ORDER BY "slug"`);
    expect(slugs).toEqual(["B", "a", "a b", "ab", "b", "ä", "я"]);
  });

  test("whatever SQLite has of views and triggers is there by the same name", async () => {
    const file = `${temporaryFolder()}/playhead.db`;
    await createDatabase(file);
    const sqlite = new Sqlite(file, { readonly: true });
    const known = (type: string) =>
      sqlite
        .prepare("SELECT tbl_name || ' ' || name FROM sqlite_master WHERE type = ? ORDER BY 1")
        .pluck()
        .all(type);
    const views = known("view");
    const triggers = known("trigger");
    sqlite.close();
    const address = await emptyDatabase();
    await migrateDatabase(address);
    expect(
      await list(
        address,
        "SELECT viewname, viewname FROM pg_views WHERE schemaname = 'public' ORDER BY viewname COLLATE \"C\"",
      ),
    ).toEqual(views);
    const own = await list(
      address,
      `SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
     WHERE NOT tgisinternal ORDER BY (relname || ' ' || tgname) COLLATE "C"`,
    );
    expect(triggers.length).toBeGreaterThan(50);
    expect(own).toEqual([...triggers, "Edition edition_told"].sort());
  });

  test("of processes that come at once one migrates, and the others wait until it has", async () => {
    const address = await emptyDatabase();
    const all = await Promise.all([1, 2, 3].map(() => migrateDatabase(address)));
    const applied = all.map((migrated) => (migrated.kind === "migrated" ? migrated.applied.length : -1));
    expect(applied.sort()).toEqual([0, 0, expect.any(Number)]);
    expect(applied.at(-1)).toBeGreaterThan(0);
    expect(await migrateDatabase(address)).toEqual({ kind: "migrated", applied: [] });
  });

  test("a migration that was interrupted is begun again, and leaves nothing before", async () => {
    const address = await emptyDatabase();
    const client = await connected(address);
    // In the middle of the migration there is to be a table of this name.
    await client.query('CREATE VIEW "Job" AS SELECT 1 AS "id"');
    expect(await migrateDatabase(address)).toEqual({
      kind: "failed",
      reason: 'relation "Job" already exists',
      copy: null,
    });
    expect(await list(address, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([
      "_prisma_migrations",
    ]);
    await client.query('DROP VIEW "Job"');
    expect(await migrateDatabase(address)).toMatchObject({
      kind: "migrated",
      applied: expect.arrayContaining([expect.stringMatching(/_baseline$/)]),
    });
  });

  test("a database of another program, of a later Playhead or in another encoding is left as it is", async () => {
    const address = await emptyDatabase();
    const client = await connected(address);
    await client.query('CREATE TABLE "Other" ("id" INTEGER)');
    expect(await migrateDatabase(address)).toEqual({ kind: "corrupt", reason: "no _prisma_migrations" });
    await client.query('DROP TABLE "Other"');
    await migrateDatabase(address);
    await client.query(
      `UPDATE "_prisma_migrations" SET "migration_name" = '20991231000000_later' WHERE "migration_name" LIKE '%_baseline'`,
    );
    expect(await migrateDatabase(address)).toEqual({ kind: "newer", unknown: ["20991231000000_later"] });
    const latin = namePostgresqlDatabase();
    await latin.create("TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
    onTestFinished(latin.drop);
    expect(await migrateDatabase(latin.address)).toEqual({ kind: "corrupt", reason: "encoding LATIN1" });
  });
});
