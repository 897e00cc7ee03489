import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Database } from "#server/db/client.ts";
import { openBundle, putBack, takeOut } from "#server/trash/bundle.ts";
import { listTrash } from "#server/trash/list.ts";
import { beginMove, finishMove, moveEpisode } from "#server/trash/move.ts";
import { EPISODE_ROOT, SHOW_ROOT } from "#server/trash/parts.ts";
import { emptyTrash, purge } from "#server/trash/purge.ts";
import { putEpisode } from "#server/trash/put.ts";
import { finishReturn, restore } from "#server/trash/restore.ts";
import { tendTrash } from "#server/trash/tend.ts";
import { freshDatabase } from "../database.ts";
import { checkIndexes, contentOf, HOST, importShow, later, NOW } from "./archive.ts";

const LAMP = { guid: "lamp", spoken: "A lighthouse is a lamp, “naïve” as it is." };
const WICK = { guid: "wick", spoken: "Every lighthouse had a wick." };
const LAMP_KEY = { show: "lamps", episode: "lamp" };

let db: Database;
let file = "";
let folder = "";
let media = "";

beforeEach(async () => {
  ({ db, file, folder } = await freshDatabase());
  media = path.join(folder, "media");
  await db.account.create({
    data: { id: HOST.id, name: HOST.name, key: "mara", role: "host", passwordHash: "" },
  });
});

async function moveLamp(): Promise<number> {
  const id = await moveEpisode(db, LAMP_KEY, HOST, NOW);
  expect(id).not.toBeNull();
  return id ?? 0;
}

async function moveLamps(): Promise<number> {
  const id = (await beginMove(db, "lamps", HOST, NOW)) ?? 0;
  await finishMove(db, id);
  return id;
}

const codes = (report: { notices: readonly { problem: { code: string } }[] }) =>
  report.notices.map(({ problem }) => problem.code);

describe("the list of what hangs on shows and episodes", () => {
  test("has every table that has a foreign key to one of them", () => {
    const sqlite = new Sqlite(file, { readonly: true });
    const pointers = sqlite
      .prepare(`SELECT m.name || '.' || f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" IN ('Show', 'Feed', 'Episode', 'Transcript', 'Passage', 'Chapter', 'Soundbite', 'Person', 'Upload')`)
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

describe("an episode in the trash", () => {
  test("is nowhere else, and comes back to the bit, with its ids and what search finds", async () => {
    await importShow(db, folder, [LAMP, WICK]);
    const before = contentOf(file);
    expect(before.found).toHaveLength(2);
    for (const table of ["Chapter", "Soundbite", "_EpisodeToTag", "Transcript", "Passage"])
      expect(before[table]?.length).toBeGreaterThan(0);
    const id = await moveLamp();
    const without = contentOf(file);
    expect(without.found).toHaveLength(1);
    for (const table of ["Episode", "Chapter", "Soundbite", "_EpisodeToTag", "Transcript", "Passage"])
      expect(without[table]).toHaveLength((before[table]?.length ?? 0) / 2);
    expect(await listTrash(db, later(1))).toMatchObject([
      { id, kind: "episode", title: "lamp", showTitle: "Lamps", who: "Mara", deletedAt: NOW, daysLeft: 29 },
    ]);
    checkIndexes(file);
    const restored = await restore(db, id, later(29.9));
    expect(restored).toEqual({ kind: "restored", title: "lamp", href: "/shows/lamps/lamp", moved: false });
    // Rows that were written again stand last.
    const sorted = (content: typeof before) =>
      Object.entries(content).map(([table, rows]) => [table, rows.map((row) => row).toSorted(byFirst)]);
    expect(sorted(contentOf(file))).toEqual(sorted(before));
    checkIndexes(file);
    expect(await listTrash(db, NOW)).toEqual([]);
  });

  test("keeps whole numbers, fractions, bytes, zeros in texts and dates as they are", async () => {
    await importShow(db, folder, [LAMP]);
    const odd = "a\u0000b\u2028'\"\\ \u{1F56F}";
    const data = {
      duration: 0.1 + 0.2,
      audioBytes: 2_147_483_647,
      title: odd,
      peaks: new Uint8Array([0, 255, 128]),
      withdrawnAt: new Date(NOW.getTime() + 1),
    };
    await db.episode.updateMany({ data });
    const before = contentOf(file);
    const id = await moveLamp();
    await restore(db, id, NOW);
    expect(contentOf(file)).toEqual(before);
    expect(await db.episode.findFirst()).toMatchObject(data);
  });

  test("takes the next free address where another has its own meanwhile, and says so", async () => {
    await importShow(db, folder, [LAMP]);
    const id = await moveLamp();
    await importShow(db, folder, [{ guid: "other", title: "Lamp" }]);
    expect(await db.episode.findMany({ select: { slug: true } })).toEqual([{ slug: "lamp" }]);
    expect(await restore(db, id, NOW)).toMatchObject({ href: "/shows/lamps/lamp-2", moved: true });
  });

  test("stays there while its show is there too, and goes back to it when that is restored", async () => {
    await importShow(db, folder, [LAMP, WICK]);
    const id = await moveLamp();
    const show = await moveLamps();
    expect(await restore(db, id, NOW)).toEqual({ kind: "showMissing", title: "lamp" });
    await restore(db, show, NOW);
    await finishReturn(db, show);
    expect(await db.episode.count()).toBe(1);
    expect(await restore(db, id, NOW)).toMatchObject({ kind: "restored" });
    expect(await db.episode.count()).toBe(2);
  });

  test("is not restored after its thirty days, nor twice, nor over one that has its identity", async () => {
    await importShow(db, folder, [LAMP]);
    const id = await moveLamp();
    expect(await restore(db, id, later(30))).toEqual({ kind: "gone" });
    const { id: showId } = await db.show.findFirstOrThrow();
    const told = { guid: "lamp", slug: "x", title: "x", summary: "", notes: "", importChecksum: "" };
    const { id: twin } = await db.episode.create({ data: { ...told, showId } });
    expect(await restore(db, id, NOW)).toEqual({ kind: "taken", title: "lamp" });
    await db.episode.delete({ where: { id: twin } });
    expect(await restore(db, id, NOW)).toMatchObject({ kind: "restored" });
    expect(await restore(db, id, NOW)).toEqual({ kind: "gone" });
  });

  test("is there whole, or in the trash whole, when the process ends in the middle", async () => {
    await importShow(db, folder, [LAMP]);
    const before = contentOf(file);
    const broken = async () => {
      throw new Error("The end");
    };
    const { id } = await db.episode.findFirstOrThrow();
    await expect(
      db.$transaction(async (tx) => {
        await takeOut(tx, EPISODE_ROOT, id);
        await broken();
      }),
    ).rejects.toThrow("The end");
    expect(contentOf(file)).toEqual(before);
    const item = await moveLamp();
    const gone = contentOf(file);
    const { content } = await db.trashItem.findFirstOrThrow();
    await expect(
      db.$transaction(async (tx) => {
        await putBack(tx, EPISODE_ROOT, await openBundle(content), {});
        await broken();
      }),
    ).rejects.toThrow("The end");
    expect(contentOf(file)).toEqual(gone);
    await restore(db, item, NOW);
    expect(contentOf(file)).toEqual(before);
  });

  test("names whoever deleted it, also when their account is gone", async () => {
    await importShow(db, folder, [LAMP]);
    await moveLamp();
    await db.account.delete({ where: { id: HOST.id } });
    expect(await db.trashItem.findMany()).toMatchObject([{ who: "Mara", accountId: null }]);
  });
});

describe("a bundle of another version", () => {
  test("of an older one is restored: new columns take what is usual, columns and tables that are gone are left out", async () => {
    await importShow(db, folder, [LAMP]);
    const id = await moveLamp();
    await db.$executeRawUnsafe(`ALTER TABLE "Episode" ADD COLUMN "mood" TEXT NOT NULL DEFAULT 'calm'`);
    await db.$executeRawUnsafe(`ALTER TABLE "Chapter" DROP COLUMN "url"`);
    await db.$executeRawUnsafe(`DROP TABLE "Soundbite"`);
    expect(await restore(db, id, NOW)).toMatchObject({ kind: "restored" });
    expect(await db.$queryRaw`SELECT "mood", "title" FROM "Episode"`).toEqual([
      { mood: "calm", title: "lamp" },
    ]);
    expect(await db.$queryRaw`SELECT "title" FROM "Chapter"`).toEqual([{ title: "Wicks" }]);
  });

  test("takes along a table that is new by the one list, and forgets whom it names that is no more", async () => {
    await importShow(db, folder, [LAMP]);
    await db.$executeRawUnsafe(`CREATE TABLE "Remark" ("id" INTEGER PRIMARY KEY, "passageId" INTEGER NOT NULL
      REFERENCES "Passage" ("id") ON DELETE CASCADE, "authorId" INTEGER REFERENCES "Account" ("id"), "text" TEXT)`);
    await db.$executeRawUnsafe(`CREATE TABLE "Vote" ("id" INTEGER PRIMARY KEY, "remarkId" INTEGER NOT NULL
      REFERENCES "Remark" ("id") ON DELETE CASCADE, "voterId" INTEGER NOT NULL REFERENCES "Account" ("id"))`);
    await db.$executeRawUnsafe(`CREATE TABLE "Reason" ("id" INTEGER PRIMARY KEY, "voteId" INTEGER NOT NULL
      REFERENCES "Vote" ("id") ON DELETE CASCADE)`);
    const [passage] = await db.passage.findMany({ take: 1 });
    await db.$executeRaw`INSERT INTO "Remark" VALUES (5, ${passage?.id}, ${HOST.id}, 'lit')`;
    await db.$executeRaw`INSERT INTO "Vote" VALUES (7, 5, ${HOST.id})`;
    await db.$executeRaw`INSERT INTO "Reason" VALUES (9, 7)`;
    const root = {
      ...EPISODE_ROOT,
      parts: [
        ...EPISODE_ROOT.parts,
        { table: "Remark", key: "passageId", of: ["Passage", "id"] as const },
        { table: "Vote", key: "remarkId", of: ["Remark", "id"] as const },
        { table: "Reason", key: "voteId", of: ["Vote", "id"] as const },
      ],
    };
    const { id } = await db.episode.findFirstOrThrow();
    const { content } = await db.$transaction((tx) => takeOut(tx, root, id));
    expect(await db.$queryRaw`SELECT * FROM "Remark"`).toEqual([]);
    await db.account.deleteMany();
    await db.$transaction(async (tx) => putBack(tx, root, await openBundle(content), {}));
    expect(await db.$queryRaw`SELECT * FROM "Remark"`).toMatchObject([
      { id: 5, passageId: passage?.id, authorId: null, text: "lit" },
    ]);
    // Whoever must be named is no more: the vote stays away, and so does what hangs on it.
    expect(await db.$queryRaw`SELECT * FROM "Vote"`).toEqual([]);
    expect(await db.$queryRaw`SELECT * FROM "Reason"`).toEqual([]);
  });
});

describe("a show in the trash", () => {
  test("goes with its episodes, its feed and its people, and comes back as it was", async () => {
    await importShow(db, folder, [LAMP, WICK, { guid: "plain" }]);
    const before = contentOf(file);
    const id = await moveLamps();
    const gone = contentOf(file);
    for (const table of ["Show", "Feed", "Person", "Episode", "Passage", "found"])
      expect(gone[table]).toEqual([]);
    expect(await listTrash(db, NOW)).toMatchObject([
      { id, kind: "show", title: "Lamps", parts: 3, state: "kept" },
    ]);
    expect(await restore(db, id, NOW)).toMatchObject({
      kind: "restored",
      href: "/shows/lamps",
      moved: false,
    });
    expect(await listTrash(db, NOW)).toMatchObject([{ id, state: "returning" }]);
    await finishReturn(db, id);
    expect(contentOf(file)).toEqual(before);
    expect(await db.trashItem.count()).toBe(0);
    checkIndexes(file);
  });

  test("takes the next free address where another has its own meanwhile", async () => {
    await importShow(db, folder, [LAMP]);
    const id = await moveLamps();
    await db.show.create({ data: { slug: "lamps", guid: "x", title: "x", description: "", language: "en" } });
    expect(await restore(db, id, NOW)).toMatchObject({ href: "/shows/lamps-2", moved: true });
    await finishReturn(db, id);
    expect(await db.episode.count()).toBe(1);
  });

  test("is all there, or all in the trash, once the next process has gone on where one ended", async () => {
    await importShow(db, folder, [LAMP, WICK, { guid: "plain" }]);
    const before = contentOf(file);
    const id = (await beginMove(db, "lamps", HOST, NOW)) ?? 0;
    expect(await beginMove(db, "lamps", HOST, NOW)).toBe(id);
    const [episode] = await db.episode.findMany({ orderBy: { id: "desc" }, take: 1 });
    const deletion = { who: HOST.name, accountId: HOST.id, deletedAt: NOW, parentId: id };
    await db.$transaction((tx) => putEpisode(tx, episode?.id ?? 0, deletion));
    expect(await listTrash(db, NOW)).toMatchObject([{ state: "going", parts: 1 }]);
    expect(await restore(db, id, NOW)).toEqual({ kind: "gone" });
    expect(episode?.guid).toBe("plain");
    await tendTrash(db, media, NOW);
    expect(await listTrash(db, NOW)).toMatchObject([{ state: "kept", parts: 3 }]);
    await restore(db, id, NOW);
    await tendTrash(db, media, NOW);
    expect(contentOf(file)).toEqual(before);
  });
});

describe("an import", () => {
  test("neither brings back what lies in the trash nor tells of it as new", async () => {
    await importShow(db, folder, [LAMP, WICK]);
    const id = await moveLamp();
    const report = await importShow(db, folder, [{ ...LAMP, title: "changed" }, WICK]);
    expect(report).toMatchObject({ added: 0, updated: 1, unchanged: 0 });
    expect(codes(report)).toEqual(["episode-in-trash"]);
    const again = await importShow(db, folder, [{ ...LAMP, title: "changed" }, WICK]);
    expect(codes(again)).toEqual([]);
    expect(again.known.map(({ problem }) => problem.code)).toContain("episode-in-trash");
    expect(await db.episode.count()).toBe(1);
    await purge(db, media, id);
    expect(await importShow(db, folder, [LAMP, WICK])).toMatchObject({ added: 1 });
  });

  test("that was under way when an episode went there leaves it there", async () => {
    await importShow(db, folder, [LAMP]);
    const { saveEpisode } = await import("#server/import/save.ts");
    const { id: showId } = await db.show.findFirstOrThrow();
    await moveLamp();
    const draft = {
      guid: "lamp",
      title: "Lamp",
      summary: "",
      notes: "",
      notesText: "",
      importChecksum: "",
      publishedAt: null,
      publishedDay: null,
      duration: null,
      season: null,
      number: null,
      type: "full",
      explicit: false,
      link: null,
      imageUrl: null,
      audio: null,
      blocked: false,
      chaptersNoted: false,
      chapters: [],
      soundbites: [],
      persons: [],
      tags: [],
      transcripts: [],
    } as const;
    expect(await saveEpisode(db, showId, draft)).toBe("trashed");
    expect(await db.episode.count()).toBe(0);
  });

  test("of a show that lies there says so and does nothing, by its identity and by its place, until it is deleted for good", async () => {
    await importShow(db, folder, [LAMP]);
    const id = await moveLamps();
    const report = await importShow(db, folder, [LAMP]);
    expect([report.show, codes(report)]).toEqual([null, ["show-in-trash"]]);
    expect(report.notices[0]?.problem.value).toBe("Lamps");
    await db.trashItem.updateMany({ data: { showGuid: "another" } });
    expect(codes(await importShow(db, folder, [LAMP]))).toEqual(["show-in-trash"]);
    expect(await db.show.count()).toBe(0);
    await purge(db, media, id);
    expect(await importShow(db, folder, [LAMP])).toMatchObject({ added: 1 });
  });
});

describe("deleting for good", () => {
  test("happens after thirty days, with the files that nothing else needs", async () => {
    await importShow(db, folder, [LAMP]);
    await importShow(db, folder, [{ guid: "wick" }], "Wicks");
    expect(readdirSync(media)).toHaveLength(2);
    const [picture] = readdirSync(media).filter((name) => name.endsWith(".png"));
    await moveLamps();
    await tendTrash(db, media, later(29.9));
    expect(await listTrash(db, later(29.9))).toHaveLength(1);
    expect(readdirSync(media)).toHaveLength(2);
    await tendTrash(db, media, later(30));
    expect(await db.trashItem.count()).toBe(0);
    // The other show has the same picture.
    expect(readdirSync(media)).toEqual([picture]);
  });

  test("leaves files that something else in the trash needs, and goes on where a process ended", async () => {
    await importShow(db, folder, [LAMP, WICK]);
    const lamp = await moveLamp();
    const wick = (await moveEpisode(db, { show: "lamps", episode: "wick" }, HOST, NOW)) ?? 0;
    await purge(db, media, lamp);
    expect(await restore(db, lamp, NOW)).toEqual({ kind: "gone" });
    expect(readdirSync(media)).toHaveLength(2);
    await db.trashItem.update({ where: { id: wick }, data: { state: "purging" } });
    expect(await restore(db, wick, NOW)).toEqual({ kind: "gone" });
    expect(await listTrash(db, NOW)).toEqual([]);
    await tendTrash(db, media, NOW);
    expect(await db.trashItem.count()).toBe(0);
    expect(readdirSync(media).filter((name) => name.endsWith(".mp3"))).toEqual([]);
  });

  test("of all leaves what is on its way, and deletes nothing outside the store", async () => {
    await importShow(db, folder, [LAMP]);
    await moveLamp();
    await db.trashItem.updateMany({ data: { files: ["../playhead.db"] } });
    await beginMove(db, "lamps", HOST, NOW);
    expect(await emptyTrash(db, media)).toBe(1);
    expect(existsSync(file)).toBe(true);
    expect(await listTrash(db, NOW)).toMatchObject([{ state: "going" }]);
  });
});

test("the trash is tended some time after the start and then daily, and holds up neither", async () => {
  vi.useFakeTimers();
  const { tendTrashDaily } = await import("#server/trash/tend.ts");
  tendTrashDaily();
  expect(vi.getTimerCount()).toBe(2);
  vi.useRealTimers();
});

function byFirst(one: unknown, other: unknown): number {
  const first = (row: unknown) => (Array.isArray(row) ? row.map(String).join("|") : "");
  return first(one) < first(other) ? -1 : 1;
}
