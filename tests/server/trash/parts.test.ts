import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { EPISODE_ROOT, SHOW_ROOT } from "#server/trash/parts.ts";
import { overPostgresql } from "../database.ts";
import { contentOf, db, file, folder, importShow, LAMP, prepareTrash } from "./archive.ts";

prepareTrash();

describe("the list of what hangs on shows and episodes", () => {
  // Both databases have the same tables: tests/server/db/postgresql/migrate.test.ts.
  test.skipIf(overPostgresql)(
    "has every table that has a foreign key to one of them, but for what is made of their texts",
    () => {
      const sqlite = new Sqlite(file, { readonly: true });
      const pointers = sqlite
        .prepare(`SELECT m.name || '.' || f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND m.name NOT IN ('SearchedText', 'PassageVectors', 'DueVectors') AND f."table" IN ('Show', 'Feed', 'Episode', 'Transcript', 'Passage', 'Chapter', 'Soundbite', 'Person', 'Upload')`)
        .pluck()
        .all();
      sqlite.close();
      const listed = [SHOW_ROOT, EPISODE_ROOT].flatMap(({ parts }) => parts);
      const own = new Set(listed.filter(({ shared }) => !shared).map(({ table, key }) => `${table}.${key}`));
      // Episodes go as items of their own.
      expect(pointers.toSorted()).toEqual([...own, "Episode.showId"].toSorted());
    },
  );

  test("ends in Url what holds the address of a stored file, so that purging asks for it", async () => {
    await importShow(db, folder, [LAMP]);
    const stored = (value: unknown) => String(value).startsWith("/media/");
    const held = Object.entries(await contentOf(file)).flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) => (stored(value) ? [{ table, column }] : [])),
      ),
    );
    expect([...new Set(held.map(({ table }) => table))].toSorted()).toEqual(["Episode", "Show"]);
    expect(held.filter(({ column }) => !column.endsWith("Url"))).toEqual([]);
  });
});
