import { expect, test } from "vitest";
import { POST } from "#app/api/sync/route.ts";
import { LONGEST_BATCH } from "#core/sync/batch.ts";
import { type Asked, parseTold } from "#core/sync/exchange.ts";
import { keyOf } from "#core/sync/key.ts";
import { stampAfter } from "#core/sync/stamp.ts";
import { database } from "#server/db/client.ts";
import { newMember, newSession, postFromPage, prepareAccounts } from "./account-forms.ts";

prepareAccounts();

function post(body: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return POST(postFromPage("/api/sync", "application/json", body, headers));
}

const ask = (asked: unknown, cookie: string) => post(JSON.stringify(asked), { cookie });

async function told(asked: unknown, cookie: string) {
  const response = await ask(asked, cookie);
  expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  return parseTold(await response.json());
}

const NOTHING = { cursor: null, changes: [] };
const rate = (value: unknown, at: number) => ({
  key: keyOf("setting", "rate"),
  value,
  stamp: stampAfter(null, at, "phone000"),
});

async function markOf(cookie: string): Promise<string> {
  const answer = await told({ account: null, batch: NOTHING }, cookie);
  if (answer?.kind !== "answered") throw new Error("Not answered");
  return answer.account;
}

test("what one browser of an account sends the other is told", async () => {
  const { id, cookie } = await newMember("Step", "listener");
  const other = await newSession(id);
  const account = await markOf(cookie);
  const change = rate(2, Date.now());
  const sent = { account, batch: { cursor: null, changes: [change] } };
  expect(await told(sent, cookie)).toMatchObject({ kind: "answered", account });
  expect(await told({ account: null, batch: NOTHING }, other)).toMatchObject({
    kind: "answered",
    account,
    answer: { changes: [change], more: false },
  });
});

test("what is another account's is neither taken nor told", async () => {
  const [ann, ben] = [await newMember("Ann Step", "listener"), await newMember("Ben Step", "host")];
  const [anns, bens] = [await markOf(ann.cookie), await markOf(ben.cookie)];
  const batch = { cursor: null, changes: [rate(2, Date.now())] };
  const other = { kind: "account", account: bens };
  expect(await told({ account: anns, batch }, ben.cookie)).toEqual({ ...other, isGone: false });
  expect(await database().syncedChange.count({ where: { accountId: { in: [ann.id, ben.id] } } })).toBe(0);
  await database().account.delete({ where: { id: ann.id } });
  for (const gone of [anns, "x", "1.x", "1e400.1"])
    expect(await told({ account: gone, batch }, ben.cookie)).toEqual({ ...other, isGone: true });
});

test("a browser is told why nothing was taken", async () => {
  const { cookie } = await newMember("Refused", "listener");
  const account = await markOf(cookie);
  const ahead = { account, batch: { cursor: null, changes: [rate(2, Date.now() + 3_600_000)] } };
  expect(await told(ahead, cookie)).toMatchObject({ kind: "ahead" });
  const unknown = { account, batch: { cursor: "9.9", changes: [] } };
  expect(await told(unknown, cookie)).toEqual({ kind: "cursor" });
});

test.each<[string, unknown]>([
  ["no question", null],
  ["no batch", { account: null, batch: null }],
  ["changes of nobody", { account: null, batch: { cursor: null, changes: [rate(1, 0)] } } satisfies Asked],
])("%s is refused", async (_, asked) => {
  const { cookie } = await newMember(`Refused ${_}`, "listener");
  expect((await ask(asked, cookie)).status).toBe(400);
  expect((await post("{", { cookie })).status).toBe(400);
});

test("who is not signed in, or no more, is told so, and no cookie is taken from who has signed in since", async () => {
  const response = await ask({ account: null, batch: NOTHING }, "__Host-session=over; account=Vera");
  expect([response.status, await response.text()]).toEqual([401, ""]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.getSetCookie()).toEqual([]);
  expect((await ask({ account: null, batch: NOTHING }, "")).status).toBe(401);
});

test.each([
  ["of another site", { origin: "https://evil.example" }, 403],
  ["of another site, in a browser that says so", { "sec-fetch-site": "cross-site" }, 403],
  ["of no page", { origin: "" }, 403],
  ["that a form could send", { "content-type": "text/plain" }, 415],
  ["that is too long", { "content-length": String(5 * LONGEST_BATCH) }, 413],
])("a question %s is not looked at", async (_, headers, status) => {
  const { id, cookie } = await newMember(`From ${status} ${_.length}`, "listener");
  const batch = { cursor: null, changes: [rate(2, Date.now())] };
  const body = JSON.stringify({ account: await markOf(cookie), batch });
  expect((await post(body, { cookie, ...headers })).status).toBe(status);
  expect(await database().syncedChange.count({ where: { accountId: id } })).toBe(0);
});
