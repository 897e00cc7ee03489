import { afterEach } from "vitest";
import type { Range } from "#core/time/moment.ts";
import { CorrectionClient } from "#features/editor/correction-client.ts";
import { KeptDrafts } from "#features/editor/draft.ts";
import { Editing } from "#features/editor/editing.ts";
import { ReplaceClient } from "#features/editor/replace-client.ts";
import { openServer, passageOf, type Question } from "./correction-server.ts";

export const FIRST = passageOf(1, "The lamp of the harbor.");
export const SECOND = passageOf(2, "It burns all night.", { speaker: "Ben" });
export const KEPT = { kind: "kept", revision: 7, passages: [], removed: [] };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

export type Answers = (question: Question) => { readonly status?: number; readonly body: unknown } | null;

/** A browser tab over a server; `answers` is how that answers what is sent to it, `passages` what it has. */
export async function open(
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

export function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

export const textsOf = (editing: Editing) => editing.getState().passages.map(({ text }) => text);
