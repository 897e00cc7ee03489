import { describe, expect, test } from "vitest";
import { NO_EPISODE_EXTRAS } from "#core/episode/extras.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { listWaiting } from "#server/revisions/list.ts";
import { readPassages } from "#server/revisions/passages.ts";
import { undoRevision } from "#server/revisions/undo.ts";
import { foundBy } from "../search/index/found-passages.ts";
import { correct, importTalk, LINES, NOW, newTalk, passageOf, textOf } from "./talk.ts";

const [welcome, built, lived, goats] = LINES;

describe("a feed that is read again", () => {
  test("with the same text leaves passages, ids and corrections as they are", async () => {
    const { db, transcript, editor } = await newTalk();
    await correct(db, transcript, editor, "light house", "lighthouse");
    const before = await readPassages(db, transcript);
    await importTalk(db, LINES);
    expect(await readPassages(db, transcript)).toEqual(before);
    expect(await db.revision.findMany({ select: { state: true } })).toEqual([{ state: "applied" }]);
  });

  test("with other words elsewhere is corrected again, and its passages keep their ids", async () => {
    const { db, transcript, editor } = await newTalk();
    const number = await correct(db, transcript, editor, "light house", "lighthouse");
    const { id } = await passageOf(db, transcript, "lighthouse");
    const more = ["Olga", "A word from those who pay for it."] as const;
    await importTalk(db, [more, welcome, built, ["Vera", "And did Mister Ploughman live there?"], goats]);
    expect(await textOf(db, transcript)).toEqual([
      "Olga: A word from those who pay for it.",
      "Vera: Welcome to the harbour, I am Vera.",
      "Paul: The lighthouse was built by Mister Ploughman in spring.",
      "Vera: And did Mister Ploughman live there?",
      "Paul: He did, with three goats.",
    ]);
    expect((await passageOf(db, transcript, "lighthouse")).id).toBe(id);
    expect(await foundBy(db, "lighthouse")).toHaveLength(1);
    await undoRevision(db, transcript, number, { author: editor, now: NOW });
    expect((await passageOf(db, transcript, "was built")).text).toBe(built[1]);
  });

  test("without the words that were corrected has the correction wait for an editor, and is read again after that", async () => {
    const { db, transcript, editor } = await newTalk();
    await correct(db, transcript, editor, "light house", "lighthouse");
    const other = ["Paul", "Nobody knows who put it up, or when it was."] as const;
    await importTalk(db, [welcome, other, lived, goats]);
    expect(await textOf(db, transcript)).toContain("Paul: Nobody knows who put it up, or when it was.");
    const { revisions, total } = await listWaiting(db, 1);
    expect(total).toBe(1);
    expect(revisions[0]).toMatchObject({ state: "conflict", author: "Edith", changes: [] });
    await correct(db, transcript, editor, "goats", "boats");
    await importTalk(db, LINES);
    expect(await textOf(db, transcript)).toContain("Paul: He did, with three boats.");
  });

  test("of what was taken back asks nobody, and of what was corrected by its author keeps one of both", async () => {
    const { db, transcript, editor } = await newTalk();
    const number = await correct(db, transcript, editor, "light house", "lighthouse");
    await undoRevision(db, transcript, number, { author: editor, now: NOW });
    await correct(db, transcript, editor, "goats", "boats");
    await importTalk(db, [
      welcome,
      ["Paul", "Nobody knows who put it up."],
      lived,
      ["Paul", "He did, with three boats."],
    ]);
    expect(await textOf(db, transcript)).toContain("Paul: He did, with three boats.");
    const { revisions } = await listWaiting(db, 1);
    expect(revisions.filter(({ undoes, number: one }) => undoes !== null || one === number)).toEqual([]);
  });

  test("that names a corrected transcript no more leaves it", async () => {
    const { db, transcript, editor } = await newTalk();
    await correct(db, transcript, editor, "goats", "boats");
    const show = await db.show.findFirstOrThrow();
    const { saveEpisode } = await import("#server/import/save.ts");
    const { guid } = await db.episode.findFirstOrThrow();
    const nothing = {
      summary: "",
      notes: "",
      notesText: "",
      importChecksum: "",
      publishedAt: null,
      publishedDay: null,
    };
    const rest = {
      ...UNNUMBERED,
      extras: NO_EPISODE_EXTRAS,
      type: "full",
      explicit: false,
      blocked: false,
      link: null,
      imageUrl: null,
    };
    const lists = { soundbites: [], persons: [], tags: [], chapters: [], transcripts: [] };
    const draft = {
      guid,
      title: "Harbour",
      audio: null,
      duration: null,
      chaptersNoted: false,
      ...nothing,
      ...rest,
      ...lists,
    };
    await saveEpisode(db, show.id, draft);
    expect(await textOf(db, transcript)).toContain("Paul: He did, with three boats.");
  });
});
