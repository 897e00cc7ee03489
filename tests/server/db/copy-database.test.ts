import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { copyDatabase } from "#server/db/copy/copy-database.ts";
import { createDatabase, freshDatabase, temporaryFolder } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const silent = () => undefined;

/** A database with some of everything that is written in another way by another database. */
async function filled() {
  const { db, file } = await freshDatabase();
  await addShow(db, "Ours", "en", []);
  const [show] = await db.show.findMany();
  const published = new Date("2026-11-29T12:00:00.123Z");
  await db.show.update({
    where: { id: show?.id ?? 0 },
    data: { explicit: true, extras: { b: [1, 0.1, null], a: { é: "'\"\\ 🎙" } }, createdAt: published },
  });
  await db.episode.create({
    data: {
      showId: show?.id ?? 0,
      slug: "one",
      guid: "one",
      title: "Один — “1”",
      summary: "",
      notes: "a\nb\tc",
      importChecksum: "",
      duration: 1234.567,
      publishedAt: published,
      peaks: Uint8Array.of(0, 255, 10, 13),
      tags: {
        create: [
          { slug: "a", name: "A" },
          { slug: "b", name: "B" },
        ],
      },
    },
  });
  const gone = await db.tag.create({ data: { slug: "gone", name: "Gone" } });
  await db.tag.delete({ where: { id: gone.id } });
  return { db, file, gone: gone.id };
}

test("a copy holds the same rows, keeps itself whole as before, and counts on", async () => {
  const { file, gone } = await filled();
  const copy = path.join(temporaryFolder(), "copy.db");
  const tell = vi.fn();
  expect(await copyDatabase(file, copy, tell)).toMatchObject({ kind: "copied" });
  const [done, total] = tell.mock.lastCall ?? [];
  expect(done).toBe(total);
  const rowsOf = (name: string) => {
    const sqlite = new Sqlite(name, { readonly: true });
    const read = ["Show", "Episode", "Tag", "_EpisodeToTag", "Edition"].map((table) =>
      sqlite.prepare(`SELECT * FROM "${table}"`).all(),
    );
    const schema = sqlite.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").all();
    sqlite.close();
    return { read, schema };
  };
  expect(rowsOf(copy)).toEqual(rowsOf(file));
  const db = openDatabase(copy);
  const before = await db.edition.findFirstOrThrow();
  expect((await db.tag.create({ data: { slug: "new", name: "New" } })).id).toBeGreaterThan(gone);
  expect((await db.edition.findFirstOrThrow()).number).toBeGreaterThan(before.number);
  await db.$disconnect();
});

test("a copy that was cut short is gone on with, and appears when it is whole", async () => {
  const { db, file } = await filled();
  const tags = Array.from({ length: 1200 }, (_tag, number) => ({ slug: `t${number}`, name: `T${number}` }));
  await db.tag.createMany({ data: tags });
  const copy = path.join(temporaryFolder(), "copy.db");
  const stop = (done: number) => {
    if (done > 600) throw new Error("The power is gone.");
  };
  await expect(copyDatabase(file, copy, stop)).rejects.toThrow("The power is gone.");
  expect(existsSync(copy)).toBe(false);
  // What has come, and has changed since, is copied anew.
  await db.show.updateMany({ data: { title: "Theirs" } });
  expect(await copyDatabase(file, copy, silent)).toMatchObject({ kind: "copied" });
  const copied = openDatabase(copy);
  expect(await copied.tag.count()).toBe(1202);
  expect(await copied.show.findMany({ select: { title: true } })).toEqual([{ title: "Theirs" }]);
  await copied.$disconnect();
});

test("what does not hold what was read is found out", async () => {
  const { file } = await filled();
  const copy = path.join(temporaryFolder(), "copy.db");
  let spoiled = false;
  const spoil = (done: number, total: number) => {
    if (spoiled || done < total / 2) return;
    spoiled = true;
    const sqlite = new Sqlite(`${copy}.copying`);
    sqlite.exec(`UPDATE "Tag" SET "name" = 'another' WHERE "slug" = 'a'`);
    sqlite.close();
  };
  expect(await copyDatabase(file, copy, spoil)).toEqual({ kind: "differs", table: "Tag" });
  expect(existsSync(copy)).toBe(false);
});

test("nothing is copied over what is there, from what is not there, or from an older one", async () => {
  const folder = temporaryFolder();
  const { file } = await freshDatabase();
  const taken = path.join(folder, "taken.db");
  writeFileSync(taken, "");
  expect(await copyDatabase(file, taken, silent)).toEqual({ kind: "taken" });
  expect(await copyDatabase(path.join(folder, "none.db"), path.join(folder, "new.db"), silent)).toEqual({
    kind: "missing",
  });
  const older = path.join(folder, "older.db");
  await createDatabase(older);
  const sqlite = new Sqlite(older);
  sqlite.exec(`DELETE FROM "_prisma_migrations" WHERE rowid = (SELECT max(rowid) FROM "_prisma_migrations")`);
  sqlite.close();
  expect(await copyDatabase(older, path.join(folder, "new.db"), silent)).toEqual({ kind: "outdated" });
  expect(existsSync(path.join(folder, "new.db"))).toBe(false);
});
