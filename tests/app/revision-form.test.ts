import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#core/account/role.ts";
import { database } from "#server/db/client.ts";
import { correctTranscript } from "#server/revisions/correct.ts";
import { correct, LINES, NOW, otherWords, textOf } from "../server/revisions/talk.ts";
import { addShow } from "../server/search/search-archive.ts";
import { newMember, prepareAccounts, sendForm } from "./account-forms.ts";

prepareAccounts();

const FIELDS = { show: "sea", episode: "harbour", language: "en", back: "episode" };
let transcript = 0;
let people: Readonly<Record<Role, { readonly id: number; readonly cookie: string }>>;

beforeAll(async () => {
  await addShow(database(), "Sea", "en", [{ title: "Harbour", lines: LINES }]);
  transcript = (await database().transcript.findFirstOrThrow()).id;
  people = {
    listener: await newMember("Liam", "listener"),
    editor: await newMember("Edith", "editor"),
    host: await newMember("Hope", "host"),
  };
});

/** Where a form of the page of revisions leads. */
async function send(role: Role, fields: Readonly<Record<string, string>>): Promise<string | null> {
  const response = await sendForm("revisions", { ...FIELDS, ...fields }, { cookie: people[role].cookie });
  expect(response.status).toBe(303);
  return response.headers.get("location");
}

async function propose(words: string, others: string): Promise<string> {
  const author = { id: people.listener.id, name: "Liam", role: "listener" } as const;
  const wishes = [await otherWords(database(), transcript, words, others)];
  const outcome = await correctTranscript(database(), transcript, { author, now: NOW, wishes, note: "" });
  return String("revision" in outcome ? outcome.revision : outcome.kind);
}

const told = (end: string) => `/shows/sea/harbour/revisions?lang=en&told=${end}`;

describe("a form of the page of revisions", () => {
  test("does nothing with what is not there", async () => {
    expect(await send("editor", { act: "undo", revision: "99" })).toBe(told("nothing"));
    expect(await send("editor", { act: "undo", revision: "all" })).toBe(told("nothing"));
    expect(await send("editor", { act: "undo", revision: "1", episode: "nowhere" })).toBe(
      "/shows/sea/nowhere/revisions?lang=en&told=nothing",
    );
  });

  test("lets no listener undo, accept, or decline what is not theirs; their own they take back", async () => {
    const revision = await propose("three goats", "four goats");
    expect(await send("listener", { act: "accept", revision })).toBe(told("forbidden"));
    const other = await newMember("Lucy", "listener");
    const declined = await sendForm(
      "revisions",
      { ...FIELDS, act: "decline", revision },
      { cookie: other.cookie },
    );
    expect(declined.headers.get("location")).toBe(told("forbidden"));
    expect(await send("listener", { act: "decline", revision })).toBe(told("declined"));
    expect((await textOf(database(), transcript)).join()).toContain("three goats");
  });

  test("accepts a proposal, undoes it, and leads back to where it was sent from", async () => {
    const revision = await propose("three goats", "five goats");
    expect(await send("editor", { act: "accept", revision, back: "waiting" })).toBe(
      "/revisions?told=accepted",
    );
    const text = async () => (await textOf(database(), transcript)).join();
    expect(await text()).toContain("five goats");
    const last = await database().revision.findFirstOrThrow({ orderBy: { number: "desc" } });
    expect(await send("host", { act: "undo", revision: String(last.number) })).toBe(told("undone"));
    expect(await text()).toContain("three goats");
  });

  test("says where other changes stand on the same words", async () => {
    const author = { id: people.editor.id, name: "Edith", role: "editor" } as const;
    const first = await correct(database(), transcript, author, "the harbour", "the haven");
    await correct(database(), transcript, author, "the haven", "the bay");
    expect(await send("editor", { act: "undo", revision: String(first) })).toBe(told("misfit"));
    expect((await textOf(database(), transcript)).join()).toContain("the bay");
  });
});
