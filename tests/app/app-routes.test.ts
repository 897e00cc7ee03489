import path from "node:path";
import { expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { newMember, prepareAccounts, SITE } from "./account-forms.ts";
import { newAppPassword, type Route } from "./ask-as-app.ts";

prepareAccounts();

const API = "app/api/2";
const DEVICE = { user: "Vera", device: "phone.json" };

interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What it says of the length of the body; null for nothing. */
  readonly length?: string | null;
}

/** An app of somebody new: gives what asks a route as it does, and what is told: JSON, or the text. */
async function newApp(name: string) {
  const { id } = await newMember(name, "listener");
  const password = await newAppPassword(id, name);
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
  return async (
    method: string,
    file: string,
    { params = {}, query = "", body, headers, ...asked }: Asked = {},
  ) => {
    const routes = (await import(path.resolve(file, "route.ts"))) as Readonly<Record<string, Route>>;
    const { length = String(body?.length ?? 0) } = asked;
    const request = new Request(`${SITE}/?${query}`, {
      method,
      headers: {
        authorization,
        "x-forwarded-for": name,
        ...(length !== null && { "content-length": length }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const answer = await routes[method]?.(request, { params: Promise.resolve({ user: name, ...params }) });
    if (!answer) throw new Error(`${file} has no ${method}`);
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json");
    return { status: answer.status, told: json ? JSON.parse(text) : text, headers: answer.headers };
  };
}

test("what an app sends that is none is refused with 400, and nothing is kept of it", async () => {
  const ask = await newApp("Refused");
  const user = { user: "Refused.json" };
  const device = { user: "Refused", device: "phone.json" };
  const refused = [
    await ask("POST", `${API}/episodes/[user]`, { params: user, body: "{}" }),
    await ask("POST", `${API}/episodes/[user]`, { params: user, body: "no JSON" }),
    await ask("GET", `${API}/episodes/[user]`, { params: user, query: "since=yesterday" }),
    await ask("GET", `${API}/subscriptions/[user]/[device]`, { params: device, query: "since=x" }),
    await ask("POST", `${API}/subscriptions/[user]/[device]`, { params: device, body: "[]" }),
    await ask("POST", `${API}/subscriptions/[user]/[device]`, {
      params: device,
      body: `{"add":["https://a.example"],"remove":["https://a.example"]}`,
    }),
    await ask("POST", `${API}/devices/[user]/[device]`, { params: device, body: "[]" }),
    await ask("POST", `${API}/devices/[user]/[device]`, {
      params: { ...device, device: "a b.json" },
      body: "{}",
    }),
    await ask("GET", `${API}/updates/[user]/[device]`, { params: device }),
    await ask("GET", `${API}/settings/[user]/[scope]`, { params: { scope: "podcast.json" } }),
    await ask("POST", `${API}/settings/[user]/[scope]`, { params: { scope: "account.json" }, body: "[]" }),
    await ask("POST", `${API}/auth/[user]/login.json`, { params: { user: "Somebody else" } }),
    await ask("GET", "app/subscriptions/[user]", { params: { user: "Refused.xml" } }),
    await ask("PUT", "app/subscriptions/[user]/[device]", { params: { device: "phone.xml" }, body: "" }),
    await ask("PUT", "app/subscriptions/[user]/[device]", {
      params: { device: "phone.opml" },
      body: "no OPML",
    }),
  ];
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 400));
  expect(await database().syncedChange.count()).toBe(0);
});

test("what is too long, or does not say how long it is, is not read", async () => {
  const ask = await newApp("Long");
  const sent = (length: string | null) =>
    ask("POST", `${API}/episodes/[user]`, { params: { user: "Long.json" }, body: "[]", length });
  expect([(await sent("2")).status, (await sent("5000000")).status, (await sent(null)).status]).toEqual([
    200, 413, 411,
  ]);
});

test("an action that cannot be read is passed over: the others of its batch are kept", async () => {
  const ask = await newApp("Batch");
  const params = { user: "Batch.json" };
  const good = {
    podcast: "https://a.example",
    episode: "https://a.example/1.mp3",
    action: "play",
    position: 5,
    started: 0,
    total: 9,
  };
  const body = JSON.stringify([{ action: "play" }, null, { ...good, action: "flattr" }, good]);
  expect((await ask("POST", `${API}/episodes/[user]`, { params, body })).status).toBe(200);
  const { told } = await ask("GET", `${API}/episodes/[user]`, { params });
  expect(told.actions).toMatchObject([good]);
  const other = await ask("GET", `${API}/episodes/[user]`, { params, query: "podcast=https://b.example" });
  expect(other.told.actions).toEqual([]);
});

test("a list of subscriptions is put in the place of what was, in each way to write it", async () => {
  const ask = await newApp("Lists");
  const file = "app/subscriptions/[user]/[device]";
  const lists = [
    ["phone.txt", "https://a.example/feed\r\n\r\nhttps://b.example/feed\r\n"],
    ["phone.json", `["https://b.example/feed","https://c.example/feed","nothing"]`],
    ["phone.opml", `<opml version="2.0"><body><outline xmlUrl="https://a.example/feed"/></body></opml>`],
  ] as const;
  const got = [];
  for (const [device, body] of lists) {
    const put = await ask("PUT", file, { params: { device }, body });
    expect([put.status, put.told]).toEqual([200, ""]);
    got.push((await ask("GET", file, { params: { device: "phone.json" } })).told.toSorted());
  }
  expect(got).toEqual([
    ["https://a.example/feed", "https://b.example/feed"],
    ["https://b.example/feed", "https://c.example/feed"],
    ["https://a.example/feed"],
  ]);
  expect((await ask("GET", file, { params: { device: "other.json" } })).status).toBe(404);
});

test("an app that has synced before is told what was removed, however short the time", async () => {
  const ask = await newApp("Removed");
  const file = `${API}/subscriptions/[user]/[device]`;
  const params = { ...DEVICE, user: "Removed" };
  const url = "https://a.example/feed";
  const { told } = await ask("POST", file, { params, body: JSON.stringify({ add: [url] }) });
  await ask("POST", file, { params, body: JSON.stringify({ remove: [url] }) });
  const since = `since=${told.timestamp}`;
  expect((await ask("GET", file, { params, query: since })).told).toMatchObject({ add: [], remove: [url] });
  expect((await ask("GET", file, { params })).told).toMatchObject({ add: [], remove: [] });
});

test("devices are in step with each other, whatever an app asks for", async () => {
  const ask = await newApp("Devices");
  const params = { user: "Devices.json" };
  const synced = async () => (await ask("GET", `${API}/sync-devices/[user]`, { params })).told;
  const named = (device: string) =>
    ask("POST", `${API}/devices/[user]/[device]`, { params: { device }, body: "" });
  expect((await named("phone.json")).status).toBe(200);
  expect(await synced()).toEqual({ synchronized: [], "not-synchronized": ["phone"] });
  await named("desk.json");
  const both = { synchronized: [["desk", "phone"]], "not-synchronized": [] };
  expect(await synced()).toEqual(both);
  const stop = { params, body: `{"synchronize":[],"stop-synchronize":["phone"]}` };
  expect((await ask("POST", `${API}/sync-devices/[user]`, stop)).told).toEqual(both);
});

test("a device is told of feeds, of their new episodes, and of what has become of episodes", async () => {
  const ask = await newApp("Updates");
  const params = { user: "Updates", device: "phone.json" };
  const episode = { notes: "", importChecksum: "", slug: "one", guid: "one" };
  await database().show.create({
    data: {
      slug: "tea",
      guid: "tea",
      title: "Tea",
      description: "",
      language: "en",
      feed: { create: { location: "https://tea.example/feed" } },
      episodes: {
        create: {
          ...episode,
          title: "Oolong",
          summary: "All of it.",
          audioUrl: "https://tea.example/1.mp3",
          publishedAt: new Date("2026-11-01T08:00:00Z"),
        },
      },
    },
  });
  const add = ["https://tea.example/feed", "https://unknown.example/feed"];
  await ask("POST", `${API}/subscriptions/[user]/[device]`, { params, body: JSON.stringify({ add }) });
  const file = `${API}/updates/[user]/[device]`;
  const oolong = {
    title: "Oolong",
    url: "https://tea.example/1.mp3",
    podcast_title: "Tea",
    podcast_url: "https://tea.example/feed",
    description: "All of it.",
    website: `${SITE}/shows/tea/one`,
    released: "2026-11-01T08:00:00",
    mygpo_link: `${SITE}/shows/tea/one`,
  };
  const first = await ask("GET", file, { params, query: "since=0" });
  expect(first.told.add).toHaveLength(2);
  expect(first.told.add).toContainEqual({ url: add[0], title: "Tea" });
  expect(first.told.updates).toEqual([{ ...oolong, status: "new" }]);
  const action = {
    podcast: add[0],
    episode: oolong.url,
    action: "play",
    started: 0,
    position: 60,
    total: 600,
  };
  await ask("POST", `${API}/episodes/[user]`, {
    params: { user: "Updates.json" },
    body: JSON.stringify([action]),
  });
  const query = `since=${Math.floor(Date.now() / 1000) + 1}&include_actions=true`;
  const { told } = await ask("GET", file, { params, query });
  expect(told.updates).toEqual([{ ...oolong, status: "play", action: expect.objectContaining(action) }]);
  expect(told.timestamp).toEqual(expect.any(Number));
});

test("who says the password goes on by cookies for these routes alone", async () => {
  const ask = await newApp("Cookies");
  const { headers } = await ask("GET", `${API}/devices/[user]`, { params: { user: "Cookies.json" } });
  const set = headers.getSetCookie();
  expect(set.map((cookie) => cookie.replace(/=[^;]+/, "=…"))).toEqual([
    "sessionid=…; Path=/api/2; Max-Age=86400; HttpOnly; SameSite=Strict; Secure",
    "sessionid=…; Path=/subscriptions; Max-Age=86400; HttpOnly; SameSite=Strict; Secure",
  ]);
  const nextcloud = await ask("GET", "app/apps/gpoddersync/subscriptions");
  expect(nextcloud.headers.getSetCookie()).toEqual([]);
  const gone = await ask("POST", `${API}/auth/[user]/logout.json`);
  expect(gone.headers.getSetCookie().every((cookie) => cookie.includes("Max-Age=0"))).toBe(true);
});

test("who guesses passwords of apps is told to wait, and signs in to the site as before", async () => {
  const ask = await newApp("Guesser");
  const authorization = `Basic ${Buffer.from("Guesser:guess").toString("base64")}`;
  const params = { user: "Guesser.json" };
  const headers = { authorization, "x-forwarded-for": "198.51.100.77" };
  const statuses = [];
  for (let number = 0; number < 51; number++)
    statuses.push((await ask("GET", `${API}/devices/[user]`, { params, headers })).status);
  expect(statuses).toEqual([...Array(50).fill(401), 429]);
  // Without a password it is no guess.
  const bare = { authorization: "", "x-forwarded-for": "198.51.100.77" };
  expect((await ask("GET", `${API}/devices/[user]`, { params, headers: bare })).status).toBe(401);
  expect((await ask("GET", `${API}/devices/[user]`, { params })).status).toBe(200);
});
