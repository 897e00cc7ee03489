import { afterEach, describe, expect, test } from "vitest";
import type { Range } from "#core/time/moment.ts";
import { CorrectionClient } from "#features/editor/correction-client.ts";
import { KeptDrafts } from "#features/editor/draft.ts";
import { Editing } from "#features/editor/editing.ts";
import { ReplaceClient } from "#features/editor/replace-client.ts";
import { openServer, passageOf, type Question } from "./correction-server.ts";

const FIRST = passageOf(1, "The lamp of the harbor.");
const SECOND = passageOf(2, "It burns all night.", { speaker: "Ben" });
const KEPT = { kind: "kept", revision: 7, passages: [], removed: [] };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Answers = (question: Question) => { readonly status?: number; readonly body: unknown } | null;

/** A browser tab over a server; `answers` is how that answers what is sent to it, `passages` what it has. */
async function open(
  answers: Answers = () => ({ body: KEPT }),
  storage = memory(),
  mayEdit = true,
  passages = [FIRST, SECOND],
) {
  const server = await openServer((question) =>
    question.body === null ? { body: { language: "en", mayEdit, passages } } : answers(question),
  );
  closing.push(server.close);
  const loops: (Range | null)[] = [];
  const editing = new Editing({
    client: new CorrectionClient(`${server.url}/api/corrections/sea/lamps`, "en"),
    show: new ReplaceClient(`${server.url}/api/replacements/sea`),
    drafts: new KeptDrafts(storage, "/shows/sea/lamps", "en"),
    loop: (range) => void loops.push(range),
  });
  await editing.load();
  const sent = () => server.questions.filter(({ body }) => body !== null);
  return { editing, loops, sent };
}

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

const textsOf = (editing: Editing) => editing.getState().passages.map(({ text }) => text);

describe("what cannot be sent", () => {
  test("a lost network keeps what was typed, and sends it again", async () => {
    let lost = true;
    const { editing, sent } = await open(() => (lost ? null : { body: KEPT }));
    editing.open(1);
    editing.write({ text: "The lamp of the harbour." });
    expect(await editing.save()).toBe(false);
    expect(editing.getState()).toMatchObject({ fault: "lost", sending: false, open: 1 });
    expect(editing.getState().drafts.get(1)?.text).toBe("The lamp of the harbour.");
    lost = false;
    expect(await editing.save()).toBe(true);
    expect(editing.getState()).toMatchObject({ fault: null, done: { kind: "kept" } });
    expect(sent()[0]?.body).toEqual(sent()[1]?.body);
  });

  test("what was typed is there again after the page was loaded again, until it is saved or given back", async () => {
    const storage = memory();
    const before = await open(() => null, storage);
    before.editing.open(1);
    before.editing.write({ text: "Half a th" });
    const after = await open(undefined, storage);
    expect(after.editing.getState().drafts.get(1)?.text).toBe("Half a th");
    after.editing.giveBack(1);
    expect((await open(undefined, storage)).editing.getState().drafts.size).toBe(0);
  });

  test.each([
    [401, "signedOut"],
    [403, "forbidden"],
    [404, "gone"],
    [413, "tooLong"],
    [429, "tooOften"],
    [422, "misunderstood"],
    [503, "lost"],
  ] as const)("an answer of %i is told as %s, and nothing typed is lost", async (status, fault) => {
    const { editing } = await open(() => ({ status, body: {} }));
    editing.open(2);
    editing.write({ text: "It burns." });
    expect(await editing.save()).toBe(false);
    expect(editing.getState().fault).toBe(fault);
    expect(editing.getState().drafts.get(2)?.text).toBe("It burns.");
  });

  test("an answer that is none counts as lost", async () => {
    const { editing } = await open(() => ({ body: { kind: "kept", passages: "all" } }));
    editing.open(2);
    editing.write({ text: "It burns." });
    expect(await editing.save()).toBe(false);
    expect(editing.getState().fault).toBe("lost");
  });
});

describe("somebody else was there first", () => {
  const theirs = passageOf(1, "The light of the harbor.");
  const at = "2026-11-29T05:12:00.000Z";
  const clash = { status: 409, body: { kind: "misfit", wish: 0, passage: theirs, by: "Ben", at } };

  async function met(answers: Answers = () => clash) {
    const tab = await open(answers);
    tab.editing.open(1);
    tab.editing.write({ text: "The lamp of the harbour." });
    await tab.editing.save();
    return tab;
  }

  test("the second is told who, when and what stands there, and keeps what they typed", async () => {
    const { editing } = await met();
    expect(editing.getState()).toMatchObject({ misfit: { by: "Ben", at, passage: theirs }, open: 1 });
    expect(textsOf(editing)[0]).toBe(theirs.text);
    expect(editing.getState().drafts.get(1)?.text).toBe("The lamp of the harbour.");
  });

  test("mine on top is told against theirs", async () => {
    let first = true;
    const { editing, sent } = await met(() => {
      const answer = first ? clash : { body: KEPT };
      first = false;
      return answer;
    });
    editing.goOn();
    expect(await editing.save()).toBe(true);
    expect(sent()[1]?.body).toEqual({
      language: "en",
      wishes: [{ kind: "text", passage: 1, before: theirs.text, text: "The lamp of the harbour." }],
    });
  });

  test("theirs is kept by giving mine back", async () => {
    const { editing } = await met();
    editing.keepTheirs();
    expect(editing.getState()).toMatchObject({ open: null, misfit: null, done: { kind: "theirs" } });
    expect(editing.getState().drafts.size).toBe(0);
  });

  test("where the passage is gone, what was typed stands beside the text", async () => {
    let joined = false;
    const server = await openServer(({ body }) => {
      if (body === null)
        return { body: { language: "en", mayEdit: true, passages: joined ? [FIRST] : [FIRST, SECOND] } };
      joined = true;
      return { status: 409, body: { kind: "misfit", wish: 0, passage: null, by: "Ben", at } };
    });
    closing.push(server.close);
    const editing = new Editing({
      client: new CorrectionClient(`${server.url}/api/corrections/sea/lamps`, "en"),
      show: new ReplaceClient(`${server.url}/api/replacements/sea`),
      drafts: new KeptDrafts(memory(), "/shows/sea/lamps", "en"),
      loop: () => undefined,
    });
    await editing.load();
    editing.open(2);
    editing.write({ text: "It burns until dawn." });
    await editing.save();
    await expect
      .poll(() => editing.getState().stray.map(({ text }) => text))
      .toEqual(["It burns until dawn."]);
    expect(editing.getState()).toMatchObject({ open: null, fault: "gone" });
  });
});

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
