import { describe, expect, test } from "vitest";
import { passageOf } from "./correction-server.ts";
import { type Answers, FIRST, KEPT, memory, open, SECOND, textsOf } from "./editing-tab.ts";

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
    const passages = [FIRST, SECOND];
    const answer = () => {
      passages.pop();
      return { status: 409, body: { kind: "misfit", wish: 0, passage: null, by: "Ben", at } };
    };
    const { editing } = await open(answer, memory(), true, passages);
    editing.open(2);
    editing.write({ text: "It burns until dawn." });
    await editing.save();
    await expect
      .poll(() => editing.getState().stray.map(({ text }) => text))
      .toEqual(["It burns until dawn."]);
    expect(editing.getState()).toMatchObject({ open: null, fault: "gone" });
  });
});
