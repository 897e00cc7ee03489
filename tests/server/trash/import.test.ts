import { describe, expect, test } from "vitest";
import { NO_EPISODE_EXTRAS } from "#core/episode/extras.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { purge } from "#server/trash/purge.ts";
import { restore } from "#server/trash/restore.ts";
import {
  db,
  folder,
  importShow,
  LAMP,
  media,
  moveLamp,
  moveLamps,
  NOW,
  prepareTrash,
  WICK,
} from "./archive.ts";

prepareTrash();

const codes = (report: { notices: readonly { problem: { code: string } }[] }) =>
  report.notices.map(({ problem }) => problem.code);

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

  test("leaves there what its feed gives another guid now, under which it comes back", async () => {
    await importShow(db, folder, [LAMP, WICK]);
    const id = await moveLamp();
    const renamed = { ...LAMP, guid: "lamp-2", title: "lamp" };
    for (const _ of ["the first time", "and the next"]) {
      const report = await importShow(db, folder, [renamed, WICK]);
      expect(report).toMatchObject({ added: 0 });
      expect(await db.episode.findMany({ select: { guid: true } })).toEqual([{ guid: "wick" }]);
    }
    const other = { ...LAMP, guid: "other", title: "Another one" };
    const later = { ...other, date: "Sun, 29 Nov 2026 10:00:00 GMT" };
    expect(await importShow(db, folder, [later, renamed, WICK])).toMatchObject({ added: 1 });
    expect(await restore(db, id, NOW)).toMatchObject({ kind: "restored", href: "/shows/lamps/lamp" });
    expect(await importShow(db, folder, [later, renamed, WICK])).toMatchObject({ added: 0 });
    expect(await db.episode.findMany({ select: { guid: true }, orderBy: { guid: "asc" } })).toEqual(
      ["lamp-2", "other", "wick"].map((guid) => ({ guid })),
    );
  });

  test("that was under way when an episode went there leaves it there", async () => {
    await importShow(db, folder, [LAMP]);
    const { saveEpisode } = await import("#server/import/save.ts");
    const { id: showId } = await db.show.findFirstOrThrow();
    const { id: episodeId } = await db.episode.findFirstOrThrow();
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
      ...UNNUMBERED,
      extras: NO_EPISODE_EXTRAS,
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
    // Its feed gives it another guid, and it was there when that was read.
    const renamed = { ...draft, guid: "lamp-2" };
    expect(await saveEpisode(db, showId, renamed, { renamed: episodeId })).toBe("trashed");
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
