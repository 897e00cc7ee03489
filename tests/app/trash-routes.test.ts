import { beforeAll, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { addShow } from "../server/search/search-archive.ts";
import { newMember, PASSWORD, prepareAccounts, SCRIPTED, sendForm } from "./account-forms.ts";

prepareAccounts();

const LAMP = { title: "Lamp", lines: [["Vera", "A lighthouse."]] } as const;
const lamp = { show: "lamps", episode: "lamp" };
let host: Readonly<Record<string, string>> = {};
let editor: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  await addShow(database(), "Lamps", "en", [LAMP, { ...LAMP, title: "Wick" }]);
  host = { ...SCRIPTED, cookie: (await newMember("Hanna", "host")).cookie };
  editor = { ...SCRIPTED, cookie: (await newMember("Edda", "editor")).cookie };
});

async function send(form: string, fields: Readonly<Record<string, string>>, headers = host) {
  const answer = await sendForm(`trash/${form}`, fields, headers);
  const { href, done } = (await answer.json()) as { href: string; done: boolean };
  const [, note = ""] = /note=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
  const told = JSON.parse(Buffer.from(note, "base64url").toString()) as Record<string, unknown>;
  return { done, item: new URL(href, "http://x").searchParams.get("item") ?? "", told };
}

test("an episode is moved by a host and restored by an editor, who is told where it is", async () => {
  const { done, item } = await send("move", lamp);
  expect([done, await database().episode.count()]).toEqual([true, 1]);
  expect(await database().trashItem.findMany({ include: { account: true } })).toMatchObject([
    { id: Number(item), account: { name: "Hanna" } },
  ]);
  expect(await send("restore", { id: item }, editor)).toMatchObject({
    done: true,
    told: { form: "restore", fault: null, name: "Lamp", shown: ["/shows/lamps/lamp"] },
  });
  expect(await database().episode.count()).toBe(2);
});

test("what was not restored says why, and what has a new address says so", async () => {
  expect(await send("restore", { id: "no number" })).toMatchObject({ told: { fault: "trashGone" } });
  expect(await send("move", { ...lamp, episode: "none" })).toMatchObject({ told: { fault: "trashGone" } });
  const { item } = await send("move", lamp);
  await database().episode.updateMany({ data: { slug: "lamp" } });
  expect(await send("restore", { id: item })).toMatchObject({
    told: { shown: ["/shows/lamps/lamp-2", "moved"] },
  });
});

test("a show goes with its episodes, one of them that lay there stays, and only a host deletes for good", async () => {
  const single = await send("move", lamp);
  const show = await send("move", { show: "lamps", episode: "" });
  expect(await database().show.count()).toBe(0);
  expect(await send("restore", { id: single.item })).toMatchObject({ told: { fault: "trashShowMissing" } });
  expect(await send("remove", { id: single.item })).toMatchObject({ done: true });
  expect(await send("remove", { id: single.item })).toMatchObject({ told: { fault: "trashGone" } });
  expect(await send("restore", { id: show.item })).toMatchObject({ told: { shown: ["/shows/lamps"] } });
  expect(await database().episode.count()).toBe(1);
  await send("move", { show: "lamps", episode: "" });
  expect(await send("empty", {})).toMatchObject({ done: true, told: { form: "emptyTrash" } });
  expect(await database().trashItem.count()).toBe(0);
});

test("who signs in is told their role, in a cookie that goes when they sign out", async () => {
  const { id } = await newMember("Role Told", "host");
  const signedIn = await sendForm("sign-in", { name: "Role Told", password: PASSWORD }, SCRIPTED);
  expect(signedIn.headers.getSetCookie()).toContainEqual(
    expect.stringMatching(/^role=host; Path=\/; Max-Age=[1-9]/),
  );
  const [token = ""] = signedIn.headers.getSetCookie().filter((cookie) => cookie.includes("session="));
  const signedOut = await sendForm("sign-out", {}, { ...SCRIPTED, cookie: token.split(";")[0] ?? "" });
  expect(signedOut.headers.getSetCookie()).toContainEqual(
    expect.stringMatching(/^role=; Path=\/; Max-Age=0/),
  );
  expect(await database().session.count({ where: { accountId: id } })).toBe(1);
});
