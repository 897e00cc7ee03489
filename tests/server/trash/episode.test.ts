import { describe, expect, test } from "vitest";
import { countedDay } from "#server/plays/gathered.ts";
import { saveCounts } from "#server/plays/save.ts";
import { openBundle, putBack, takeOut } from "#server/trash/bundle.ts";
import { listTrash } from "#server/trash/list.ts";
import { EPISODE_ROOT } from "#server/trash/parts.ts";
import { finishReturn, restore } from "#server/trash/restore.ts";
import { overPostgresql } from "../database.ts";
import { foundBy } from "../search/index/found-passages.ts";
import { expectWholeIndex } from "../search/index/whole-index.ts";
import {
  contentOf,
  db,
  file,
  folder,
  HOST,
  importShow,
  LAMP,
  later,
  moveLamp,
  moveLamps,
  NOW,
  prepareTrash,
  WICK,
} from "./archive.ts";

prepareTrash();

const COUNTS = ["PlayCount", "MomentCount"];

/** What was played of an episode, and shared of it. */
function countedOf(id: number) {
  const key = { show: "lamps", episode: "lamp" };
  const heard = { ...key, kind: "heard", play: true, embedded: true, heard: [0, 1], again: [] } as const;
  const shared = { ...key, kind: "shared", moment: { start: 0.1 + 0.2, end: 4 } } as const;
  return [heard, shared].map((message) => countedDay(id, "2026-11-29", message));
}

describe("an episode in the trash", () => {
  test("is nowhere else, and comes back to the bit, with its ids and what search finds", async () => {
    await importShow(db, folder, [LAMP, WICK]);
    for (const { id } of await db.episode.findMany()) await saveCounts(db, countedOf(id));
    const before = await contentOf(file);
    expect(await foundBy(db, "lighthouse")).toHaveLength(2);
    for (const table of ["Chapter", "Soundbite", "_EpisodeToTag", "Transcript", "Passage", ...COUNTS])
      expect(before[table]?.length).toBeGreaterThan(0);
    const id = await moveLamp();
    const without = await contentOf(file);
    expect(await foundBy(db, "lighthouse")).toHaveLength(1);
    for (const table of [
      "Episode",
      "Chapter",
      "Soundbite",
      "_EpisodeToTag",
      "Transcript",
      "Passage",
      ...COUNTS,
    ])
      expect(without[table]).toHaveLength((before[table]?.length ?? 0) / 2);
    expect(await listTrash(db, later(1))).toMatchObject([
      { id, kind: "episode", title: "lamp", showTitle: "Lamps", who: "Mara", deletedAt: NOW, daysLeft: 29 },
    ]);
    await expectWholeIndex(db);
    const restored = await restore(db, id, later(29.9));
    expect(restored).toEqual({ kind: "restored", title: "lamp", href: "/shows/lamps/lamp", moved: false });
    expect(await contentOf(file)).toEqual(before);
    await expectWholeIndex(db);
    expect(await listTrash(db, NOW)).toEqual([]);
  });

  test("keeps whole numbers, fractions, bytes, zeros in texts and dates as they are", async () => {
    await importShow(db, folder, [LAMP]);
    const zero = overPostgresql ? "" : "\u0000";
    const odd = `a${zero}b\u2028'"\\ \u{1F56F}`;
    const data = {
      duration: 0.1 + 0.2,
      audioBytes: 2_147_483_647,
      title: odd,
      peaks: new Uint8Array([0, 255, 128]),
      withdrawnAt: new Date(NOW.getTime() + 1),
    };
    await db.episode.updateMany({ data });
    const before = await contentOf(file);
    const id = await moveLamp();
    await restore(db, id, NOW);
    expect(await contentOf(file)).toEqual(before);
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
    const before = await contentOf(file);
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
    expect(await contentOf(file)).toEqual(before);
    const item = await moveLamp();
    const gone = await contentOf(file);
    const { content } = await db.trashItem.findFirstOrThrow();
    await expect(
      db.$transaction(async (tx) => {
        await putBack(tx, EPISODE_ROOT, await openBundle(content), {});
        await broken();
      }),
    ).rejects.toThrow("The end");
    expect(await contentOf(file)).toEqual(gone);
    await restore(db, item, NOW);
    expect(await contentOf(file)).toEqual(before);
  });

  test("names whoever deleted it, until their account is gone", async () => {
    await importShow(db, folder, [LAMP]);
    await moveLamp();
    expect(await listTrash(db, NOW)).toMatchObject([{ who: HOST.name }]);
    await db.account.delete({ where: { id: HOST.id } });
    expect(await listTrash(db, NOW)).toMatchObject([{ who: null }]);
    expect(JSON.stringify(await db.trashItem.findMany())).not.toContain(HOST.name);
  });
});
