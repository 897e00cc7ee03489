import { describe, expect, test } from "vitest";
import { listTrash } from "#server/trash/list.ts";
import { beginMove } from "#server/trash/move.ts";
import { putEpisode } from "#server/trash/put.ts";
import { finishReturn, restore } from "#server/trash/restore.ts";
import { finishTrash } from "#server/trash/tend.ts";
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
  moveLamps,
  NOW,
  prepareTrash,
  WICK,
} from "./archive.ts";

prepareTrash();

describe("a show in the trash", () => {
  test("goes with its episodes, its feed and its people, and comes back as it was", async () => {
    await importShow(db, folder, [LAMP, WICK, { guid: "plain" }]);
    const before = await contentOf(file);
    const id = await moveLamps();
    const gone = await contentOf(file);
    for (const table of ["Show", "Feed", "Person", "Episode", "Passage"]) expect(gone[table]).toEqual([]);
    expect(await foundBy(db, "lighthouse")).toEqual([]);
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
    expect(await contentOf(file)).toEqual(before);
    expect(await db.trashItem.count()).toBe(0);
    await expectWholeIndex(db);
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
    const before = await contentOf(file);
    const id = (await beginMove(db, "lamps", HOST, NOW)) ?? 0;
    expect(await beginMove(db, "lamps", HOST, NOW)).toBe(id);
    const [episode] = await db.episode.findMany({ orderBy: { id: "desc" }, take: 1 });
    const deletion = { accountId: HOST.id, deletedAt: NOW, parentId: id };
    await db.$transaction((tx) => putEpisode(tx, episode?.id ?? 0, deletion));
    expect(await listTrash(db, NOW)).toMatchObject([{ state: "going", parts: 1 }]);
    expect(await restore(db, id, NOW)).toEqual({ kind: "gone" });
    expect(episode?.guid).toBe("plain");
    await finishTrash(db);
    expect(await listTrash(db, NOW)).toMatchObject([{ state: "kept", parts: 3 }]);
    await restore(db, id, NOW);
    await finishTrash(db);
    expect(await contentOf(file)).toEqual(before);
  });
});
