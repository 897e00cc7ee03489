import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { EPISODE_ROOT, SHOW_ROOT } from "#server/trash/parts.ts";
import { overPostgresql } from "../database.ts";
import { contentOf, db, file, folder, importShow, LAMP, prepareTrash } from "./archive.ts";

prepareTrash();

describe.skipIf(overPostgresql)("the list of what hangs on shows and episodes", () => {
  test("has every table that has a foreign key to one of them, but for what is made of their texts", () => {
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
  });

  test("ends in Url what holds the address of a stored file, so that purging asks for it", async () => {
    await importShow(db, folder, [LAMP]);
    const holding = Object.entries(contentOf(file)).filter(([, rows]) =>
      rows.some((row) => Array.isArray(row) && row.some((cell) => String(cell).startsWith("/media/"))),
    );
    expect(holding.map(([table]) => table).toSorted()).toEqual(["Episode", "Show"]);
    const sqlite = new Sqlite(file, { readonly: true });
    for (const [table, rows] of holding) {
      const columns = sqlite.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table).map(String);
      const held = columns.filter((_, index) =>
        rows.some((row) => Array.isArray(row) && String(row[index]).startsWith("/media/")),
      );
      expect(held.filter((column) => !column.endsWith("Url"))).toEqual([]);
    }
    sqlite.close();
  });
});
