import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { DatabaseKind } from "./kind.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";

/** Next to the schema, one for each kind of database. */
function folderOf(kind: DatabaseKind): string {
  return path.resolve("prisma/migrations", kind);
}

/** Those that this code has for a kind of database, in their order. */
export async function migrationNames(kind: DatabaseKind = "sqlite"): Promise<readonly string[]> {
  const entries = await readdir(folderOf(kind), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Applies those of `names` that the database does not have yet, and records them as Prisma does (`_prisma_migrations`). Gives
 * their names. Throws what the database says of one that cannot be applied, after which it counts as begun.
 */
export async function applyMigrations(
  location: DatabaseLocation,
  names: readonly string[],
): Promise<readonly string[]> {
  const kind = isPostgresql(location) ? "postgresql" : "sqlite";
  const baseDir = folderOf(kind);
  const migrationDirectories = await Promise.all(names.map((name) => readMigration(baseDir, name)));
  // Several megabytes of WebAssembly, for the starts at which there is something to apply.
  const { withSchemaEngine } = await import("./schema-engine.ts");
  const output = await withSchemaEngine(location, (engine) =>
    engine.applyMigrations({
      migrationsList: {
        baseDir,
        lockfile: { path: "migration_lock.toml", content: `provider = "${kind}"\n` },
        shadowDbInitScript: "",
        migrationDirectories,
      },
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return output.appliedMigrationNames;
}

async function readMigration(folder: string, name: string) {
  const value = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
}
