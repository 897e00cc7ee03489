import type { EditablePassage } from "#core/revision/correction.ts";
import type { Wish } from "#core/revision/wish.ts";
import type { Member } from "#server/accounts/session.ts";
import type { Database } from "#server/db/client.ts";
import { correctTranscript } from "#server/revisions/correct.ts";
import { readPassages } from "#server/revisions/passages.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

export const NOW = new Date("2026-11-29T12:00:00Z");

export const LINES = [
  ["Vera", "Welcome to the harbour, I am Vera."],
  ["Paul", "The light house was built by Mister Ploughman in spring."],
  ["Vera", "And Mister Ploughman lived there?"],
  ["Paul", "He did, with three goats."],
] as const;

/** A talk in a database of its own, with an editor and a listener. */
export async function newTalk() {
  const { db, file } = await freshDatabase();
  await importTalk(db, LINES);
  const { id: transcript } = await db.transcript.findFirstOrThrow();
  const editor = await newMember(db, "Edith", "editor");
  const listener = await newMember(db, "Liam", "listener");
  return { db, file, transcript, editor, listener };
}

/** Reads its feed, again or for the first time. */
export async function importTalk(
  db: Database,
  lines: readonly (readonly [string, string])[],
  title = "Harbour",
): Promise<void> {
  await addShow(db, "Sea", "en", [{ title, lines }]);
}

async function newMember(db: Database, name: string, role: Member["role"]): Promise<Member> {
  const { id } = await db.account.create({ data: { name, key: name, role, passwordHash: "" } });
  return { id, name, role };
}

/** What is said, a speaker and a text for each passage. */
export async function textOf(db: Database, transcript: number): Promise<readonly string[]> {
  const passages = await readPassages(db, transcript);
  return passages.map(({ speaker, text }) => `${speaker}: ${text}`);
}

/** The passage that holds these words. */
export async function passageOf(db: Database, transcript: number, words: string): Promise<EditablePassage> {
  const found = (await readPassages(db, transcript)).find(({ text }) => text.includes(words));
  if (!found) throw new Error(`Nobody says ${words}`);
  return found;
}

/** A wish for other words in the passage that holds these. */
export async function otherWords(
  db: Database,
  transcript: number,
  words: string,
  others: string,
): Promise<Wish> {
  const { id, text } = await passageOf(db, transcript, words);
  return { kind: "text", passage: id, before: text, text: text.replace(words, others) };
}

/** The number of the revision by which an editor says other words. */
export async function correct(
  db: Database,
  transcript: number,
  author: Member,
  words: string,
  others: string,
): Promise<number> {
  const wishes = [await otherWords(db, transcript, words, others)];
  const outcome = await correctTranscript(db, transcript, { author, now: NOW, wishes, note: "" });
  if (!("revision" in outcome) || outcome.revision === null) throw new Error(`It is ${outcome.kind}`);
  return outcome.revision;
}
