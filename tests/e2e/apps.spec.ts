import { expect, type Page } from "@playwright/test";
import { tabTo } from "./keys.ts";
import { EPISODE, expectAccessible, expectPlaying, pause, SHOW, test, timeOf } from "./listening.ts";
import { portOf } from "./ports.ts";
import { addAppAtOnce, invitation, PASSWORD, signUpAtOnce } from "./signing-up.ts";
import { lookAgain } from "./two-devices.ts";

const SITE = `http://localhost:${portOf("shared")}`;
const FEED = `${SITE}${SHOW}/feed.xml`;
const GUID = "set-down-in-sound-1";

interface Sent {
  readonly method?: string;
  readonly basic?: readonly [name: string, password: string];
  readonly cookie?: string;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as an app does, which is no browser. */
async function ask(path: string, { method, basic, cookie, json, body, headers = {} }: Sent = {}) {
  const sent = json === undefined ? body : JSON.stringify(json);
  const answer = await fetch(SITE + path, {
    method: method ?? (sent === undefined ? "GET" : "POST"),
    headers: {
      "user-agent": "AntennaPod/3.8.0",
      ...(basic && { authorization: `Basic ${Buffer.from(basic.join(":")).toString("base64")}` }),
      ...(cookie !== undefined && { cookie }),
      ...(json !== undefined && { "content-type": "application/json; charset=utf-8" }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await answer.text();
  const read = answer.headers.get("content-type")?.includes("json") && text !== "" ? JSON.parse(text) : text;
  return { status: answer.status, told: read, headers: answer.headers };
}

async function enclosure(): Promise<string> {
  const { told } = await ask(`${SHOW}/feed.xml`);
  const item =
    String(told)
      .split("<item>")
      .find((text) => text.includes(GUID)) ?? "";
  return /<enclosure url="([^"]+)"/.exec(item)?.[1] ?? "";
}

const apps = (page: Page) => page.getByRole("region", { name: "Apps", exact: true });

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19);

test("AntennaPod keeps subscriptions and places here, and Kasts is told of them, until it is disconnected", async ({
  page,
}) => {
  await signUpAtOnce(page, invitation(), "Antje");
  await page.goto("/settings/account");
  await apps(page).getByLabel("Name of the app").fill("AntennaPod");
  await apps(page).getByRole("button", { name: "Make a password" }).click();
  const password = await apps(page).getByLabel("Password for this app").inputValue();
  await expectAccessible(page);
  await expect(apps(page).getByRole("list", { name: "Apps" })).toContainText("not used yet");

  // As AntennaPod does: Basic authentication once, then a cookie.
  expect((await ask("/api/2/auth/Antje/login.json", { body: "" })).status).toBe(401);
  const wrong = { body: "", basic: ["Antje", PASSWORD] as const };
  expect((await ask("/api/2/auth/Antje/login.json", wrong)).status).toBe(401);
  const login = await ask("/api/2/auth/Antje/login.json", { body: "", basic: ["Antje", password] });
  expect(login.status).toBe(200);
  const [set = ""] = login.headers.getSetCookie();
  expect(set).toMatch(/^sessionid=[^;]+; Path=\/api\/2; .*HttpOnly; SameSite=Strict/);
  const [cookie = ""] = set.split(";");
  const device = { json: { caption: "Telephone", type: "mobile" }, cookie };
  expect(await ask("/api/2/devices/Antje/antennapod.json", device)).toMatchObject({ status: 200, told: "" });
  const added = { json: { add: [FEED, "https://tea.example/feed"], remove: [] }, cookie };
  const uploaded = await ask("/api/2/subscriptions/Antje/antennapod.json", added);
  expect(uploaded.told).toMatchObject({ update_urls: [], timestamp: expect.any(Number) });
  expect((await ask("/api/2/devices/Antje.json", { cookie })).told).toEqual([
    { id: "antennapod", caption: "Telephone", type: "mobile", subscriptions: 2 },
  ]);
  const first = await ask("/api/2/episodes/Antje.json?since=0", { cookie });
  expect(first.told).toEqual({ actions: [], timestamp: expect.any(Number) });
  const episode = await enclosure();
  const place = {
    podcast: FEED,
    episode,
    guid: GUID,
    action: "play",
    timestamp: secondsAgo(60),
    started: 0,
    position: 600,
    total: 1698,
    device: "antennapod",
  };
  const tea = {
    ...place,
    podcast: "https://tea.example/feed",
    episode: "https://tea.example/1.mp3",
    guid: "t1",
  };
  // Thirty at a time.
  const more = Array.from({ length: 28 }, (_, number) => ({
    ...tea,
    episode: `${tea.episode}?${number}`,
    guid: `t-${number}`,
  }));
  const told = await ask("/api/2/episodes/Antje.json", { json: [place, tea, ...more], cookie });
  expect(told).toMatchObject({ status: 200, told: { timestamp: expect.any(Number), update_urls: [] } });

  // As Kasts does with a Nextcloud: Basic authentication each time.
  const basic = ["antje", password] as const;
  const subscriptions = await ask("/index.php/apps/gpoddersync/subscriptions?since=0", { basic });
  expect(subscriptions.told).toMatchObject({ add: expect.arrayContaining(added.json.add), remove: [] });
  const actions = await ask("/index.php/apps/gpoddersync/episode_action?since=0", { basic });
  expect(actions.told.actions).toHaveLength(30);
  expect(actions.told.actions).toContainEqual({
    podcast: FEED,
    episode,
    guid: GUID,
    action: "PLAY",
    timestamp: place.timestamp,
    started: 0,
    position: 600,
    total: 1698,
  });
  expect(actions.told.actions).toContainEqual(
    expect.objectContaining({ episode: tea.episode, guid: "t1", action: "PLAY", position: 600 }),
  );
  const removed = { json: { add: [], remove: [FEED] }, basic };
  expect((await ask("/index.php/apps/gpoddersync/subscription_change/create", removed)).status).toBe(200);
  const since = uploaded.told.timestamp;
  const changes = await ask(`/api/2/subscriptions/Antje/antennapod.json?since=${since}`, { cookie });
  expect(changes.told).toMatchObject({ add: ["https://tea.example/feed"], remove: [FEED] });
  expect((await ask("/subscriptions/Antje/antennapod.txt", { basic })).told).toBe(
    "https://tea.example/feed\n",
  );
  expect((await ask("/subscriptions/Antje.opml", { basic })).told).toContain(
    'xmlUrl="https://tea.example/feed"',
  );

  // Nobody else's, and no page or form of ours.
  expect((await ask("/api/2/episodes/Hanna.json", { cookie })).status).toBe(401);
  expect((await ask("/api/2/auth/Hanna/login.json", { body: "", basic })).status).toBe(400);
  const site = await fetch(`${SITE}/settings/account`, {
    headers: { cookie, authorization: `Basic ${Buffer.from(basic.join(":")).toString("base64")}` },
    redirect: "manual",
  });
  expect([site.status, site.headers.get("location")]).toEqual([307, "/sign-in?next=%2Fsettings%2Faccount"]);
  const fromAPage = { cookie, headers: { origin: "https://elsewhere.example" } };
  expect((await ask("/api/2/episodes/Antje.json", fromAPage)).status).toBe(401);
  expect(
    (await ask("/api/2/auth/Antje/logout.json", { body: "", cookie })).headers.get("set-cookie"),
  ).toContain("Max-Age=0");

  await page.reload();
  await expect(apps(page).getByRole("list", { name: "Apps" })).toContainText("Last seen");
  await apps(page).getByRole("button", { name: "Disconnect: AntennaPod" }).click();
  await expect(apps(page).getByRole("status")).toBeVisible();
  await expect(apps(page).getByRole("list", { name: "Apps" })).toBeHidden();
  expect((await ask("/api/2/episodes/Antje.json", { cookie })).status).toBe(401);
});

test("an app that knows Nextcloud is let in with the keyboard, by who signs in first", async ({ page }) => {
  await signUpAtOnce(page, invitation(), "Nele");
  await page.context().clearCookies();
  const begun = await ask("/index.php/login/v2", { body: "", headers: { "user-agent": "AntennaPod/3.8.0" } });
  expect(begun.status).toBe(200);
  const { poll, login } = begun.told;
  const asked = {
    body: `token=${poll.token}`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
  const path = new URL(poll.endpoint).pathname;
  expect((await ask(path, asked)).status).toBe(404);

  await page.goto(login);
  await page.getByLabel("Name").fill("Nele");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Connect an app" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("AntennaPod/3.8.0");
  await expectAccessible(page);
  const connect = page.getByRole("button", { name: "Connect", exact: true });
  await tabTo(page, connect);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("status")).toHaveText(/connected/);
  await expectAccessible(page);

  const granted = await ask(path, asked);
  expect(granted).toMatchObject({ status: 200, told: { server: SITE, loginName: "Nele" } });
  expect((await ask(path, asked)).status).toBe(404);
  const basic = ["Nele", granted.told.appPassword] as const;
  expect((await ask("/index.php/apps/gpoddersync/subscriptions", { basic })).status).toBe(200);
  await page.goto(login);
  await expect(page.getByText("No app waits here any more")).toBeVisible();
  await page.goto("/settings/account");
  await expect(apps(page).getByRole("list", { name: "Apps" })).toContainText("AntennaPod/3.8.0");
});

test("an episode goes on where an app has left it, and in the app where the browser has", async ({
  page,
}) => {
  await signUpAtOnce(page, invitation(), "Odile");
  const basic = ["Odile", await addAppAtOnce(page, "Kasts")] as const;
  const episode = await enclosure();
  const place = {
    podcast: FEED,
    episode,
    guid: GUID,
    action: "play",
    started: 0,
    position: 600,
    total: 1698,
  };
  const told = { json: [{ ...place, timestamp: secondsAgo(5) }], basic };
  const { timestamp } = (await ask("/api/2/episodes/Odile.json", told)).told;
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Resume from 10:00" }).click();
  await expectPlaying(page);
  await page.locator("audio").evaluate((audio: HTMLAudioElement) => {
    audio.currentTime = 900;
  });
  await expect.poll(() => timeOf(page)).toBeGreaterThan(900);
  await pause(page);
  const paused = Math.floor(await timeOf(page));
  // Else it tells what was done only now and then.
  await lookAgain(page);
  await expect
    .poll(async () => (await ask(`/api/2/episodes/Odile.json?since=${timestamp}`, { basic })).told.actions)
    .toEqual([{ ...place, position: paused, total: expect.any(Number), timestamp: expect.any(String) }]);
});
