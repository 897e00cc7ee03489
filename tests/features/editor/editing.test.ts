import { describe, expect, test } from "vitest";
import { passageOf } from "./correction-server.ts";
import { FIRST, KEPT, open, SECOND, textsOf } from "./editing-tab.ts";

describe("what is wished", () => {
  test("nothing is sent where nothing is other than before", async () => {
    const { editing, sent } = await open();
    editing.open(1);
    editing.write({ text: ` ${FIRST.text.replace(" ", "  ")} ` });
    expect(await editing.save()).toBe(true);
    expect(sent()).toEqual([]);
  });

  test("what is typed on while it is sent is left, told against what was sent", async () => {
    const { editing, sent } = await open(() => {
      if (sent().length === 1) editing.write({ text: "The lamps of the harbour." });
      return { body: KEPT };
    });
    editing.open(1);
    editing.write({ text: "The lamp of the harbour." });
    expect(await editing.save()).toBe(false);
    expect(editing.getState().drafts.get(1)?.text).toBe("The lamps of the harbour.");
    expect(await editing.save()).toBe(true);
    const wish = { kind: "text", before: "The lamp of the harbour.", text: "The lamps of the harbour." };
    expect(sent()[1]?.body).toMatchObject({ wishes: [wish] });
  });

  test("words and speaker of a passage go together, told against what was seen", async () => {
    const { editing, sent } = await open();
    editing.open(1);
    editing.write({ text: "The lamp.", speaker: " Cora " });
    await editing.save();
    expect(sent().map(({ body }) => body)).toEqual([
      {
        language: "en",
        wishes: [
          { kind: "text", passage: 1, before: FIRST.text, text: "The lamp." },
          { kind: "speaker", passage: 1, before: "Ann", speaker: "Cora" },
        ],
      },
    ]);
  });

  test("a speaker is renamed in the episode, or in the show after the words were saved", async () => {
    const renamed = { batch: "b", replaced: 3, episodes: 2, skipped: [] };
    const { editing, sent } = await open(({ path }) => ({
      body: path.includes("replacements") ? renamed : KEPT,
    }));
    editing.open(1);
    editing.write({ speaker: "Anna", scope: "episode" });
    await editing.save();
    editing.write({ text: "The lamp.", speaker: "Anna", scope: "show" });
    expect(await editing.save()).toBe(true);
    expect(sent().map(({ body }) => body)).toEqual([
      { language: "en", wishes: [{ kind: "rename", before: "Ann", speaker: "Anna" }] },
      { language: "en", wishes: [{ kind: "text", passage: 1, before: FIRST.text, text: "The lamp." }] },
      { kind: "speaker", before: "Ann", speaker: "Anna", episode: null, apply: true, without: [] },
    ]);
    expect(editing.getState().drafts.get(1)).toMatchObject({ text: FIRST.text, speaker: "Ann" });
    expect(editing.getState().done).toEqual({
      kind: "replaced",
      undo: { kind: "batch", batch: "b" },
      count: 3,
    });
  });

  test("a passage is split at the cursor, after what was typed into it, and the second part is open", async () => {
    const parts = [
      passageOf(1, "The lamp", { end: 14 }),
      passageOf(9, "of the harbor.", { start: 14, end: 18 }),
    ];
    const { editing, sent } = await open(() => ({ body: { ...KEPT, passages: parts } }));
    editing.open(1);
    editing.write({ text: "The  lamp of the harbour." });
    await editing.split(9);
    const before = "The lamp of the harbour.";
    expect(sent()[0]?.body).toMatchObject({
      wishes: [
        { kind: "text", passage: 1, before: FIRST.text, text: before },
        { kind: "split", passage: 1, before, at: 9, speaker: "Ann" },
      ],
    });
    expect(textsOf(editing)).toEqual(["The lamp", "of the harbor.", SECOND.text]);
    expect(editing.getState().open).toBe(9);
  });

  test.each([0, 99])("nothing is split where there is nothing on one side: %i", async (at) => {
    const { editing, sent } = await open();
    editing.open(1);
    await editing.split(at);
    expect(editing.getState().fault).toBe("noSeam");
    expect(sent()).toEqual([]);
  });

  test("a passage is joined to the one before, which is open then; the first to none", async () => {
    const joined = passageOf(1, `${FIRST.text} ${SECOND.text}`);
    const { editing, sent } = await open(() => ({ body: { ...KEPT, passages: [joined], removed: [2] } }));
    editing.open(1);
    await editing.merge();
    expect(editing.getState().fault).toBe("noSeam");
    editing.open(2);
    await editing.merge();
    expect(sent()[0]?.body).toMatchObject({ wishes: [{ kind: "merge", passage: 2, before: SECOND.text }] });
    expect(textsOf(editing)).toEqual([joined.text]);
    expect(editing.getState().open).toBe(1);
  });

  test("a boundary moves by words, and what is heard moves with it", async () => {
    const moved = [
      passageOf(1, "The lamp of the", { end: 17 }),
      passageOf(2, `harbor. ${SECOND.text}`, { start: 17 }),
    ];
    const { editing, sent, loops } = await open(() => ({ body: { ...KEPT, passages: moved } }));
    editing.open(2);
    await editing.moveBoundary(1);
    expect(sent()[0]?.body).toMatchObject({
      wishes: [{ kind: "boundary", passage: 2, before: SECOND.text, words: 1 }],
    });
    expect(editing.getState().drafts.get(2)?.text).toBe(`harbor. ${SECOND.text}`);
    expect(loops.at(-1)).toEqual({ start: 17, end: 28 });
  });
});

test("a passage that is open is shown as others made it, unless something was typed into it", async () => {
  const passages = [FIRST, SECOND];
  const { editing } = await open(undefined, undefined, true, passages);
  editing.open(1);
  passages[0] = { ...FIRST, text: "The lamp of the harbour." };
  await editing.renew(null);
  expect(editing.getState().drafts.get(1)?.text).toBe("The lamp of the harbour.");
  editing.write({ text: "The lamps of the harbour." });
  passages[0] = { ...FIRST, text: "A lamp of the harbour." };
  await editing.renew(null);
  expect(editing.getState().drafts.get(1)?.text).toBe("The lamps of the harbour.");
  passages.shift();
  await editing.renew(null);
  expect(editing.getState()).toMatchObject({ open: null, stray: [{ text: "The lamps of the harbour." }] });
});

test("what was done is undone, and done again", async () => {
  let revision = 6;
  const { editing, sent } = await open(() => ({ body: { ...KEPT, revision: ++revision } }));
  editing.open(1);
  editing.write({ text: "The lamp." });
  await editing.save();
  await editing.undo();
  expect(editing.getState().done).toEqual({ kind: "undone", undo: { kind: "revision", revision: 8 } });
  await editing.undo();
  const asked = sent().slice(1);
  expect(asked.map(({ path, body }) => [path, body])).toEqual([
    ["/api/corrections/sea/lamps/undo", { language: "en", revision: 7 }],
    ["/api/corrections/sea/lamps/undo", { language: "en", revision: 8 }],
  ]);
});

test("what a listener proposes leaves the text as it is, and can be taken back", async () => {
  const proposed = { ...KEPT, kind: "proposed", passages: [passageOf(1, "The lamp.")] };
  const { editing, sent } = await open(
    ({ path }) => ({ body: path.endsWith("decide") ? { kind: "declined" } : proposed }),
    undefined,
    false,
  );
  editing.open(1);
  editing.write({ text: "The lamp." });
  await editing.save();
  expect(textsOf(editing)[0]).toBe(FIRST.text);
  expect([...editing.getState().proposed]).toEqual([1]);
  await editing.undo();
  expect(sent().at(-1)).toEqual({
    path: "/api/corrections/sea/lamps/decide",
    body: { language: "en", revision: 7, accepted: false },
  });
  expect(editing.getState()).toMatchObject({ done: { kind: "withdrawn" } });
  expect(editing.getState().proposed.size).toBe(0);
});

test("what is open is heard again and again, as long as that is wanted", async () => {
  const { editing, loops } = await open();
  editing.open(1);
  editing.loop(false);
  editing.loop(true);
  editing.close();
  expect(loops).toEqual([{ start: 10, end: 18 }, null, { start: 10, end: 18 }, null]);
});
