import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { listTrash } from "#server/trash/list.ts";
import { beginMove, moveEpisode } from "#server/trash/move.ts";
import { countTrash, emptyTrash, purge } from "#server/trash/purge.ts";
import { restore } from "#server/trash/restore.ts";
import { finishTrash, purgeOver } from "#server/trash/tend.ts";
import { overPostgresql } from "../database.ts";
import {
  db,
  file,
  folder,
  HOST,
  importShow,
  LAMP,
  later,
  media,
  moveLamp,
  moveLamps,
  NOW,
  prepareTrash,
  WICK,
} from "./archive.ts";

prepareTrash();

describe("deleting for good", () => {
  test("happens after thirty days, with the files that nothing else needs", async () => {
    await importShow(db, folder, [LAMP]);
    await importShow(db, folder, [{ guid: "wick" }], "Wicks");
    expect(readdirSync(media)).toHaveLength(2);
    const [picture] = readdirSync(media).filter((name) => name.endsWith(".png"));
    await moveLamps();
    await purgeOver(db, media, later(29.9), new AbortController().signal);
    expect(await listTrash(db, later(29.9))).toHaveLength(1);
    expect(readdirSync(media)).toHaveLength(2);
    await purgeOver(db, media, later(30), new AbortController().signal);
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
    await purgeOver(db, media, NOW, new AbortController().signal);
    expect(await db.trashItem.count()).toBe(0);
    expect(readdirSync(media).filter((name) => name.endsWith(".mp3"))).toEqual([]);
  });

  test("is not held up by a show that cannot come back, which stays there", async () => {
    await importShow(db, folder, [LAMP]);
    await importShow(db, folder, [{ guid: "wick" }], "Wicks");
    const id = await moveLamps();
    await moveEpisode(db, { show: "wicks", episode: "wick" }, HOST, NOW);
    await restore(db, id, NOW);
    await db.trashItem.updateMany({ where: { parentId: id }, data: { content: new Uint8Array([1]) } });
    await finishTrash(db);
    await purgeOver(db, media, later(30), new AbortController().signal);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      "The trash could not be tended:",
      expect.anything(),
    );
    vi.mocked(console.error).mockClear();
    expect(await db.trashItem.findMany({ where: { parentId: null } })).toMatchObject([{ id }]);
  });

  test("of all leaves what is on its way, and deletes nothing outside the store", async () => {
    await importShow(db, folder, [LAMP]);
    await moveLamp();
    await db.trashItem.updateMany({ data: { files: ["../playhead.db"] } });
    await beginMove(db, "lamps", HOST, NOW);
    // What is on its way is not told of as what will be deleted.
    expect(await countTrash(db)).toBe(1);
    expect(await emptyTrash(db, media)).toBe(1);
    expect(overPostgresql || existsSync(file)).toBe(true);
    expect(await listTrash(db, NOW)).toMatchObject([{ state: "going" }]);
  });
});

test("what was on its way to or from the trash goes on some time after the start and then daily, and holds up neither", async () => {
  vi.useFakeTimers();
  const { finishTrashDaily } = await import("#server/trash/tend.ts");
  finishTrashDaily();
  expect(vi.getTimerCount()).toBe(2);
  vi.useRealTimers();
});
