import { describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as decide } from "#app/api/corrections/[show]/[episode]/decide/route.ts";
import { POST as correct, GET } from "#app/api/corrections/[show]/[episode]/route.ts";
import { POST as undo } from "#app/api/corrections/[show]/[episode]/undo/route.ts";
import { POST as replace } from "#app/api/replacements/[show]/route.ts";
import { POST as undoBatch } from "#app/api/replacements/[show]/undo/route.ts";
import { mayAct, ROLES, type Role } from "#core/account/role.ts";
import { database } from "#server/db/client.ts";
import { addShow } from "../server/search/search-archive.ts";
import { newMember, prepareAccounts, SITE } from "./account-forms.ts";

prepareAccounts();

const AT = { show: "sea", episode: "harbour" };
const params = Promise.resolve(AT);

type Send = (body: unknown, cookie: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;

function sender(
  path: string,
  post: (request: Request, context: { params: Promise<typeof AT> }) => Promise<Response>,
): Send {
  return (body, cookie, headers = {}) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const request = new Request(`${SITE}/api/${path}`, {
      method: "POST",
      body: text,
      headers: {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(text)),
        origin: SITE,
        host: "pod.example.org",
        cookie,
        ...headers,
      },
    });
    return post(request, { params });
  };
}

const ROUTES: Readonly<
  Record<string, { readonly send: Send; readonly needed: Role; readonly body: object }>
> = {
  correct: {
    send: sender("corrections/sea/harbour", correct),
    needed: "listener",
    body: { language: "en", wishes: [] },
  },
  undo: {
    send: sender("corrections/sea/harbour/undo", undo),
    needed: "editor",
    body: { language: "en", revision: 99 },
  },
  decide: {
    send: sender("corrections/sea/harbour/decide", decide),
    needed: "listener",
    body: { language: "en", revision: 99, accepted: false },
  },
  replace: {
    send: sender("replacements/sea", replace),
    needed: "editor",
    body: { kind: "speaker", before: "Nobody", speaker: null, episode: null, apply: false },
  },
  undoBatch: {
    send: sender("replacements/sea/undo", undoBatch),
    needed: "editor",
    body: { batch: crypto.randomUUID() },
  },
};

function ask(cookie: string): Promise<Response> {
  const request = new Request(`${SITE}/api/corrections/sea/harbour?language=en`, { headers: { cookie } });
  return GET(request, { params });
}

const passage = z.object({
  id: z.number(),
  speaker: z.string().nullable(),
  text: z.string(),
  wordTimes: z.string(),
});
const told = z.object({
  language: z.string(),
  revision: z.number(),
  mayEdit: z.boolean(),
  passages: z.array(passage),
});
const outcome = z.object({ kind: z.string(), revision: z.number().nullable(), passages: z.array(passage) });
const hit = z.object({ passage: z.string(), before: z.string() });
const previewed = z.object({
  total: z.number(),
  episodesTotal: z.number(),
  episodes: z.array(z.object({ hits: z.array(hit) })),
});
const replaced = z.object({
  batch: z.string(),
  replaced: z.number(),
  episodes: z.number(),
  skipped: z.array(z.unknown()),
});

let shows = 0;

/** Another talk at the same address, and somebody of each role. */
async function prepareTalk() {
  const db = database();
  await db.show.deleteMany();
  await addShow(db, "Sea", "en", [
    {
      title: "Harbour",
      lines: [
        ["Vera", "Mister Ploughman is here."],
        ["Paul", "With Ploughman and a goat."],
      ],
    },
    { title: "Tide", lines: [["Vera", "The tide took Mister Ploughman."]] },
  ]);
  shows += 1;
  const names = { listener: `Listener ${shows}`, editor: `Editor ${shows}` };
  const listener = await newMember(names.listener, "listener");
  const editor = await newMember(names.editor, "editor");
  return { listener, editor, names };
}

async function wishFor(cookie: string, words: string, others: string) {
  const { passages } = told.parse(await (await ask(cookie)).json());
  const found = passages.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`Nobody says ${words}`);
  return { kind: "text", passage: found.id, before: found.text, text: found.text.replace(words, others) };
}

describe.each(Object.entries(ROUTES))("%s", (name, { send, needed, body }) => {
  test("is for its role, from pages of this site, in JSON of its shape", async () => {
    await prepareTalk();
    for (const role of ROLES) {
      const { cookie } = await newMember(`${name} ${role}`, role);
      const { status } = await send(body, cookie);
      if (mayAct(role, needed)) expect(status).not.toBe(403);
      else expect(status).toBe(403);
    }
    expect((await send(body, "")).status).toBe(401);
    const { cookie } = await newMember(`${name} of elsewhere`, "host");
    expect((await send(body, cookie, { origin: "https://evil.example" })).status).toBe(403);
    expect((await send("{", cookie)).status).toBe(400);
    expect((await send({}, cookie)).status).toBe(422);
    expect((await send(body, cookie, { "content-type": "text/plain" })).status).toBe(415);
    expect((await send(body, cookie, { "content-length": "600000" })).status).toBe(413);
  });
});

test("passages are told to those who are signed in", async () => {
  const { listener, editor } = await prepareTalk();
  expect((await ask("")).status).toBe(401);
  expect(told.parse(await (await ask(listener.cookie)).json())).toMatchObject({
    language: "en",
    revision: 0,
    mayEdit: false,
  });
  expect(told.parse(await (await ask(editor.cookie)).json()).mayEdit).toBe(true);
});

test("an editor's wish is kept and taken back, and a second one is told who was there first", async () => {
  const { editor, listener, names } = await prepareTalk();
  const { send } = ROUTES.correct ?? never();
  const wish = await wishFor(editor.cookie, "a goat", "two goats");
  const answer = outcome.parse(await (await send({ language: "en", wishes: [wish] }, editor.cookie)).json());
  expect(answer).toMatchObject({
    kind: "kept",
    revision: 1,
    passages: [{ text: "With Ploughman and two goats." }],
  });
  const again = await send({ language: "en", wishes: [wish] }, listener.cookie);
  expect(await again.json()).toMatchObject({ kind: "unchanged" });
  const other = { ...wish, text: "With Ploughman and a boat." };
  const late = await send({ language: "en", wishes: [other] }, listener.cookie);
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({
    kind: "misfit",
    wish: 0,
    passage: { text: "With Ploughman and two goats." },
    by: names.editor,
  });
  const back = await ROUTES.undo?.send({ language: "en", revision: 1 }, editor.cookie);
  expect(outcome.parse(await back?.json()).passages).toMatchObject([{ text: "With Ploughman and a goat." }]);
});

test("a proposal is decided by an editor, and declined by nobody else but its author", async () => {
  const { editor, listener } = await prepareTalk();
  const { send } = ROUTES.correct ?? never();
  const { send: decision } = ROUTES.decide ?? never();
  const wishes = [await wishFor(listener.cookie, "a goat", "a boat")];
  const { kind, revision } = outcome.parse(
    await (await send({ language: "en", wishes }, listener.cookie)).json(),
  );
  expect(kind).toBe("proposed");
  const other = await newMember(`Other ${shows}`, "listener");
  const said = { language: "en", revision };
  expect((await decision({ ...said, accepted: false }, other.cookie)).status).toBe(403);
  expect((await decision({ ...said, accepted: true }, listener.cookie)).status).toBe(403);
  const accepted = await decision({ ...said, accepted: true }, editor.cookie);
  expect(outcome.parse(await accepted.json()).kind).toBe("kept");
});

test("a name is another in every episode but where it is left, and all of it is taken back at once", async () => {
  const { editor } = await prepareTalk();
  const { send } = ROUTES.replace ?? never();
  const asked = {
    kind: "words",
    find: "mister ploughman",
    replacement: "Ms. Plowman",
    wholeWords: true,
    matchCase: false,
    episode: null,
  };
  const preview = previewed.parse(await (await send({ ...asked, apply: false }, editor.cookie)).json());
  expect(preview).toMatchObject({ total: 2, episodesTotal: 2 });
  const hits = preview.episodes.flatMap((episode) => episode.hits);
  const without = hits.filter(({ before }) => before.includes("is here")).map(({ passage }) => passage);
  const done = replaced.parse(await (await send({ ...asked, apply: true, without }, editor.cookie)).json());
  expect(done).toMatchObject({ replaced: 1, episodes: 1, skipped: [] });
  const texts = async () =>
    (await database().passage.findMany({ orderBy: { id: "asc" } })).map(({ text }) => text);
  expect(await texts()).toEqual([
    "Mister Ploughman is here.",
    "With Ploughman and a goat.",
    "The tide took Ms. Plowman.",
  ]);
  await ROUTES.undoBatch?.send({ batch: done.batch }, editor.cookie);
  expect((await texts()).at(-1)).toBe("The tide took Mister Ploughman.");
});

test("a speaker is called otherwise in every episode", async () => {
  const { editor } = await prepareTalk();
  const asked = { kind: "speaker", before: "Vera", speaker: " Wera ", episode: null, apply: true };
  const done = replaced.parse(await (await ROUTES.replace?.send(asked, editor.cookie))?.json());
  expect(done).toMatchObject({ replaced: 2, episodes: 2 });
  expect(await database().passage.count({ where: { speaker: "Wera" } })).toBe(2);
});

function never(): never {
  throw new Error("There is such a route");
}
