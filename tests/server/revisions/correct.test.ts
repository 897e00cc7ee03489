import { describe, expect, onTestFinished, test } from "vitest";
import type { Wish } from "#core/revision/wish.ts";
import { searchFor } from "#core/search/request.ts";
import { watchVersion } from "#server/db/version.ts";
import { correctTranscript } from "#server/revisions/correct.ts";
import { acceptRevision, declineRevision } from "#server/revisions/decide.ts";
import { readPassages } from "#server/revisions/passages.ts";
import { undoRevision } from "#server/revisions/undo.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { restoreItem } from "#server/trash/acts.ts";
import { listTrash } from "#server/trash/list.ts";
import { overPostgresql } from "../database.ts";
import { foundBy } from "../search/index/found-passages.ts";
import { correct, importTalk, NOW, newTalk, otherWords, passageOf, textOf } from "./talk.ts";

describe("what an editor wishes", () => {
  test.skipIf(overPostgresql)(
    "is in the transcript and in the index of search at once, and kept pages are old",
    async () => {
      const { db, file, transcript, editor } = await newTalk();
      const version = watchVersion(file);
      const before = version();
      await correct(db, transcript, editor, "light house", "lighthouse");
      const { id, text } = await passageOf(db, transcript, "lighthouse");
      expect(text).toBe("The lighthouse was built by Mister Ploughman in spring.");
      expect(await foundBy(db, "lighthouse")).toEqual([id]);
      expect(await foundBy(db, "house")).toEqual([]);
      expect(version()).not.toBe(before);
    },
  );

  test("that is what stands there already makes no revision", async () => {
    const { db, transcript, editor } = await newTalk();
    const wishes = [await otherWords(db, transcript, "goats", "goats")];
    const outcome = await correctTranscript(db, transcript, { author: editor, now: NOW, wishes, note: "" });
    expect(outcome).toEqual({ kind: "unchanged", revision: null, passages: [], removed: [] });
    expect(await db.revision.count()).toBe(0);
  });

  test("against words that somebody else has changed meanwhile is refused, and it is said by whom", async () => {
    const { db, transcript, editor, listener } = await newTalk();
    const seen = await otherWords(db, transcript, "goats", "boats");
    const fits = await otherWords(db, transcript, "Welcome", "Good day");
    await correct(db, transcript, editor, "three goats", "four goats");
    const asked = { author: listener, now: NOW, wishes: [fits, seen], note: "" };
    const outcome = await correctTranscript(db, transcript, {
      ...asked,
      author: { ...listener, role: "editor" },
    });
    expect(outcome).toMatchObject({
      kind: "misfit",
      wish: 1,
      passage: { text: "He did, with four goats." },
      last: { author: "Edith", createdAt: NOW },
    });
    expect(await textOf(db, transcript)).toContain("Vera: Welcome to the harbour, I am Vera.");
    expect(await db.revision.count()).toBe(1);
  });

  test("may part a passage and join it again: places are whole, and no id is given twice", async () => {
    const { db, transcript, editor } = await newTalk();
    const { id, text } = await passageOf(db, transcript, "Ploughman in spring");
    const split: Wish = {
      kind: "split",
      passage: id,
      before: text,
      at: text.indexOf("built"),
      speaker: "Vera",
    };
    const outcome = await correctTranscript(db, transcript, {
      author: editor,
      now: NOW,
      wishes: [split],
      note: "",
    });
    expect(outcome).toMatchObject({ kind: "kept", revision: 1 });
    expect(await textOf(db, transcript)).toEqual([
      "Vera: Welcome to the harbour, I am Vera.",
      "Paul: The light house was",
      "Vera: built by Mister Ploughman in spring.",
      "Vera: And Mister Ploughman lived there?",
      "Paul: He did, with three goats.",
    ]);
    const positions = await db.passage.findMany({ select: { position: true }, orderBy: { position: "asc" } });
    expect(positions.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    const { id: second } = await passageOf(db, transcript, "built by");
    await undoRevision(db, transcript, 1, { author: editor, now: NOW });
    expect(await textOf(db, transcript)).toHaveLength(4);
    const goats = await passageOf(db, transcript, "goats");
    const other: Wish = { kind: "split", passage: goats.id, before: goats.text, at: 8, speaker: "Paul" };
    await correctTranscript(db, transcript, { author: editor, now: NOW, wishes: [other], note: "" });
    expect((await passageOf(db, transcript, "three goats")).id).toBeGreaterThan(second);
  });
});

describe("taking back", () => {
  test("an older revision leaves what came after it", async () => {
    const { db, transcript, editor } = await newTalk();
    const first = await correct(db, transcript, editor, "light house", "lighthouse");
    await correct(db, transcript, editor, "in spring", "in autumn");
    const outcome = await undoRevision(db, transcript, first, { author: editor, now: NOW });
    expect(outcome).toMatchObject({ kind: "kept", revision: 3 });
    const { text } = await passageOf(db, transcript, "Ploughman in");
    expect(text).toBe("The light house was built by Mister Ploughman in autumn.");
  });

  test("is refused where a later revision stands on the same words", async () => {
    const { db, transcript, editor } = await newTalk();
    const first = await correct(db, transcript, editor, "light house", "lighthouse");
    await correct(db, transcript, editor, "lighthouse", "Lighthouse");
    const before = await readPassages(db, transcript);
    const outcome = await undoRevision(db, transcript, first, { author: editor, now: NOW });
    expect(outcome).toMatchObject({ kind: "misfit", last: { number: 2 } });
    expect(await readPassages(db, transcript)).toEqual(before);
  });

  test("all gives the first text byte for byte, and taking that back the last", async () => {
    const { db, transcript, editor } = await newTalk();
    const first = await readPassages(db, transcript);
    await correct(db, transcript, editor, "light house", "lighthouse");
    await correct(db, transcript, editor, "in spring", "one spring, they say,");
    const last = await readPassages(db, transcript);
    for (const number of [2, 1]) await undoRevision(db, transcript, number, { author: editor, now: NOW });
    expect(await readPassages(db, transcript)).toEqual(first);
    for (const number of [4, 3]) await undoRevision(db, transcript, number, { author: editor, now: NOW });
    expect(await readPassages(db, transcript)).toEqual(last);
    const states = await db.revision.findMany({
      select: { number: true, state: true },
      orderBy: { number: "asc" },
    });
    expect(states.map(({ state }) => state)).toEqual([
      "applied",
      "applied",
      "undone",
      "undone",
      "applied",
      "applied",
    ]);
  });

  test("twice changes nothing the second time, and of what is not there is null", async () => {
    const { db, transcript, editor } = await newTalk();
    const number = await correct(db, transcript, editor, "goats", "boats");
    await undoRevision(db, transcript, number, { author: editor, now: NOW });
    expect(await undoRevision(db, transcript, number, { author: editor, now: NOW })).toMatchObject({
      kind: "unchanged",
    });
    expect(await undoRevision(db, transcript, 99, { author: editor, now: NOW })).toBeNull();
  });
});

describe("what a listener proposes", () => {
  test("changes nothing until an editor accepts it, over what came in between", async () => {
    const { db, transcript, editor, listener } = await newTalk();
    const proposal = await correct(db, transcript, listener, "in spring", "in autumn");
    expect(await foundBy(db, "autumn")).toEqual([]);
    await correct(db, transcript, editor, "light house", "lighthouse");
    const outcome = await acceptRevision(db, transcript, proposal, editor);
    expect(outcome).toMatchObject({ kind: "kept", revision: 3 });
    const { text } = await passageOf(db, transcript, "Ploughman in");
    expect(text).toBe("The lighthouse was built by Mister Ploughman in autumn.");
    const { authorId, deciderId, state } = await db.revision.findFirstOrThrow({ where: { number: 3 } });
    expect([authorId, deciderId, state]).toEqual([listener.id, editor.id, "applied"]);
    await undoRevision(db, transcript, 3, { author: editor, now: NOW });
    expect((await passageOf(db, transcript, "lighthouse")).text).toContain("in spring");
  });

  test("is not accepted on words that are others by now", async () => {
    const { db, transcript, editor, listener } = await newTalk();
    const proposal = await correct(db, transcript, listener, "in spring", "in autumn");
    await correct(db, transcript, editor, "in spring", "in winter");
    const outcome = await acceptRevision(db, transcript, proposal, editor);
    expect(outcome).toMatchObject({ kind: "misfit", last: { author: "Edith" } });
    expect(await foundBy(db, "autumn")).toEqual([]);
  });

  test("may be declined by an editor or taken back by its author, and by nobody else", async () => {
    const { db, transcript, editor, listener } = await newTalk();
    const one = await correct(db, transcript, listener, "in spring", "in autumn");
    const other = await correct(db, transcript, listener, "goats", "boats");
    const stranger = { id: editor.id, name: "Somebody", role: "listener" } as const;
    expect(await declineRevision(db, transcript, one, stranger, NOW)).toBe("theirs");
    expect(await declineRevision(db, transcript, one, listener, NOW)).toBe("declined");
    expect(await declineRevision(db, transcript, other, editor, NOW)).toBe("declined");
    expect(await declineRevision(db, transcript, 99, editor, NOW)).toBeNull();
    expect(await acceptRevision(db, transcript, one, editor)).toBeNull();
  });

  test("lies in the trash when it was declined, and waits again when it is restored", async () => {
    const { db, transcript, editor, listener } = await newTalk();
    const proposal = await correct(db, transcript, listener, "in spring", "in autumn");
    const before = await db.revision.findFirstOrThrow();
    await declineRevision(db, transcript, proposal, editor, NOW);
    const [item] = await listTrash(db, NOW);
    expect(item).toMatchObject({
      kind: "revision",
      title: "spring. → autumn.",
      showTitle: "Sea: Harbour",
      who: "Edith",
    });
    await correct(db, transcript, editor, "light house", "lighthouse");
    const restored = await restoreItem(db, item?.id ?? 0, NOW);
    expect(restored).toMatchObject({ kind: "restored", href: "/shows/sea/harbour/revisions?lang=en" });
    expect(await db.revision.findUnique({ where: { id: before.id } })).toEqual({ ...before, number: 2 });
    expect(await acceptRevision(db, transcript, 2, editor)).toMatchObject({ kind: "kept" });
    expect(await foundBy(db, "autumn")).toHaveLength(1);
  });

  test("is not restored where its transcript is gone", async () => {
    const { db, transcript, editor, listener } = await newTalk();
    await declineRevision(
      db,
      transcript,
      await correct(db, transcript, listener, "goats", "boats"),
      editor,
      NOW,
    );
    const [item] = await listTrash(db, NOW);
    await db.episode.deleteMany();
    expect(await restoreItem(db, item?.id ?? 0, NOW)).toMatchObject({ kind: "episodeMissing" });
  });

  test("is no more taken when hundreds of theirs wait", async () => {
    const { db, transcript, listener } = await newTalk();
    const row = {
      transcriptId: transcript,
      state: "proposed",
      standing: false,
      base: 0,
      authorId: listener.id,
      createdAt: NOW,
      corrections: [],
    };
    await db.revision.createMany({
      data: Array.from({ length: 200 }, (_, place) => ({ ...row, number: place + 1 })),
    });
    const wishes = [await otherWords(db, transcript, "goats", "boats")];
    expect(await correctTranscript(db, transcript, { author: listener, now: NOW, wishes, note: "" })).toEqual(
      { kind: "full" },
    );
  });
});

describe("what search knows of a corrected transcript", () => {
  test.skipIf(overPostgresql).each([
    ["when it was there before", false],
    ["when it looks for the first time", true],
  ])("is right %s", async (_, late) => {
    const { db, file, transcript, editor } = await newTalk();
    await importTalk(db, [["Olga", "A goat of another episode."]], "Goat");
    const early = openSearch(file);
    onTestFinished(() => early.close());
    expect((await early.search(searchFor("goat"))).totalEpisodes).toBe(2);
    const { id, text } = await passageOf(db, transcript, "three goats");
    const wishes: Wish[] = [
      { kind: "split", passage: id, before: text, at: text.indexOf("with"), speaker: "Olga" },
      { kind: "rename", before: "Vera", speaker: "Wera" },
    ];
    await correctTranscript(db, transcript, { author: editor, now: NOW, wishes, note: "" });
    const search = late ? openSearch(file) : early;
    if (late) onTestFinished(() => search.close());
    const [found, ...others] = (await search.search(searchFor("goats speaker:Olga"))).episodes;
    expect(
      found?.hits.map(({ speaker, parts }) => [speaker, parts.map((part) => part.text).join("")]),
    ).toEqual([["Olga", "with three goats."]]);
    expect(others.map(({ hits }) => hits.map(({ speaker }) => speaker))).toEqual([["Olga"]]);
    expect((await search.search(searchFor("speaker:Wera"))).episodes[0]?.total).toBe(2);
    expect((await search.search(searchFor("speaker:Vera"))).totalHits).toBe(0);
  });
});
