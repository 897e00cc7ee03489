import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { type Fault, SoundHost } from "../support/sound-host.ts";
import { importInto } from "./importing.ts";
import { test as base, expectAccessible, expectPlaying, player, timeOf } from "./listening.ts";
import { portOf } from "./ports.ts";
import { STILL, withStart } from "./start.ts";

const PORT = portOf("faults");
const HOME = `http://localhost:${PORT}`;

/** At 32 kbit/s. */
const SECOND = 4000;
const whole = readFileSync("public/demo/how-people-learned-to-search-speech.mp3");
/** The first seconds of a sound whose head says to be 25 minutes long. */
const beginning = (seconds: number) => whole.subarray(0, seconds * SECOND);
/** Half a minute from its middle, which has no head. */
const part = whole.subarray(300 * SECOND, 330 * SECOND);
/** Long enough for a place in it to be kept. */
const longPart = whole.subarray(300 * SECOND, 420 * SECOND);

/** What the feed says of them, in seconds. */
const EPISODES = { missing: 30, lost: 1517, short: 1517, longer: 10, shorter: 60 } as const;
type Name = keyof typeof EPISODES;

/** An episode whose host is one of those who offer no encryption, as its feed says. */
const UNENCRYPTED = "http://sound.example/unencrypted.mp3";

const href = (name: Name) => `${HOME}/shows/faults/${name}`;
const file = (name: Name) => `/${name}.mp3`;

function feedOf(origin: string): string {
  const items = Object.entries(EPISODES).map(
    ([name, seconds]) => `<item><title>${name}</title><guid>${name}</guid>
<enclosure url="${origin}/${name}.mp3" type="audio/mpeg" length="1"/><itunes:duration>${seconds}</itunes:duration></item>`,
  );
  return `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Faults</title>
<description>Nothing comes as it should.</description>${items.join("\n")}
<item><title>unencrypted</title><guid>unencrypted</guid><enclosure url="${UNENCRYPTED}" type="audio/mpeg" length="1"/></item></channel></rss>`;
}

/** A site whose only show lies at a host that misbehaves; no journey may make a page throw. */
const test = base.extend<object, { host: SoundHost }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what is asked for from here
    async ({}, use) => {
      const host = await SoundHost.open();
      const data = mkdtempSync(path.join(tmpdir(), "playhead-faults-"));
      const feed = path.join(data, "show", "feed.xml");
      mkdirSync(path.dirname(feed));
      writeFileSync(feed, feedOf(host.origin));
      importInto(data, feed);
      await withStart({ port: PORT, data, env: STILL }, () => use(host));
      host.close();
      rmSync(data, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
  quiet: false,
  page: async ({ page }, use) => {
    const thrown: string[] = [];
    page.on("pageerror", (error) => thrown.push(String(error)));
    await use(page);
    expect(thrown).toEqual([]);
  },
});

// One site is enough for all of them.
test.describe.configure({ mode: "default" });

const notice = (page: Page) => player(page).getByRole("alert");
const tryAgain = (page: Page) => notice(page).getByRole("button", { name: "Try again" });
const busy = (page: Page) => player(page).locator("[aria-busy=true]");

async function play(page: Page, name: Name, moment = ""): Promise<void> {
  await page.goto(`${href(name)}${moment}`);
  await page
    .getByRole("main")
    .getByRole("button", { name: /^(Play|Resume)/ })
    .first()
    .click();
}

const REFUSALS: readonly Fault[] = [
  ...([404, 403, 410] as const).map((status) => ({ kind: "status", status }) as const),
  { kind: "page" },
];

test("sound that its host does not give is asked for a few times, and again when that is wished", async ({
  page,
  host,
}) => {
  for (const fault of REFUSALS) {
    const before = host.asked(file("missing"));
    host.sounds.set(file("missing"), { bytes: part, fault });
    await play(page, "missing");
    await expect(notice(page)).toContainText("The host of this audio does not send it.");
    await expect(busy(page)).toHaveCount(0);
    expect(host.asked(file("missing")) - before).toBeLessThanOrEqual(4);
  }
  await expectAccessible(page);
  await tryAgain(page).click();
  await expect(busy(page)).toHaveCount(1);
  host.sounds.set(file("missing"), { bytes: part, fault: { kind: "redirects", times: 5 } });
  await expectPlaying(page);
  await expect(notice(page)).toHaveCount(0);
});

for (const kind of ["stalls", "cut"] as const)
  test(`a connection that ${kind === "cut" ? "breaks" : "falls silent"} is noticed, and the sound goes on where it was`, async ({
    page,
    host,
  }) => {
    host.sounds.set(file("lost"), { bytes: whole, fault: { kind, after: 24 * SECOND } });
    await play(page, "lost", "?t=12");
    // The way to the host was open before the press.
    await expect(page.locator(`link[rel="preconnect"][href="${host.origin}"]`)).toHaveCount(1);
    await expectPlaying(page);
    await expect(busy(page)).toHaveCount(1);
    const lost = await timeOf(page);
    expect(lost).toBeGreaterThan(12);
    await expect(player(page).getByText("The sound is slow to come.")).toBeVisible();
    host.sounds.set(file("lost"), { bytes: whole, fault: null });
    // Where it was just asked for, it is half a minute until it is again.
    await expect(busy(page)).toHaveCount(0, { timeout: 60_000 });
    await expect.poll(() => timeOf(page)).toBeGreaterThan(lost + 1);
    expect(await timeOf(page)).toBeLessThan(lost + 20);
    await expectPlaying(page);
  });

test("a network that is lost while it plays is said, and the sound goes on when it is back", async ({
  page,
  context,
  host,
}) => {
  host.sounds.set(file("lost"), { bytes: whole, fault: { kind: "stalls", after: 24 * SECOND } });
  await play(page, "lost", "?t=12");
  await expectPlaying(page);
  await context.setOffline(true);
  await expect(player(page).getByText(/^(There is no network|The connection was lost)/)).toBeVisible();
  const lost = await timeOf(page);
  host.sounds.set(file("lost"), { bytes: whole, fault: null });
  await context.setOffline(false);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(lost + 1);
  await expectPlaying(page);
});

test("sound that breaks off has not ended: the place is kept, and nothing goes on", async ({
  page,
  host,
}) => {
  host.sounds.set(file("shorter"), { bytes: part, fault: null });
  await page.goto(href("shorter"));
  await page.getByRole("main").getByRole("button", { name: "Queue", exact: true }).click();
  await page.getByRole("menuitem", { name: "Add to queue" }).click();
  host.sounds.set(file("short"), { bytes: beginning(20), fault: null });
  await play(page, "short", "?t=17");
  // Its three seconds may be over before the player is seen.
  await expect(notice(page)).toContainText("The sound breaks off here");
  await expect(busy(page)).toHaveCount(0);
  await expect(player(page).getByRole("link", { name: "short", exact: true })).toBeVisible();
  await expect(player(page).getByText(/^Next/)).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(href("short"));
  await expect(page.getByRole("button", { name: /^Resume from 0:(19|20)$/ })).toBeVisible();

  // The rest comes by and by.
  await page.getByRole("button", { name: /^Resume/ }).click();
  await expect(notice(page)).toContainText("The sound breaks off here");
  host.sounds.set(file("short"), { bytes: whole, fault: null });
  await tryAgain(page).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(21);
  await expectPlaying(page);
  expect(await timeOf(page)).toBeLessThan(60);
});

test("the length is that of the file, longer or shorter than the feed says", async ({ page, host }) => {
  host.sounds.set(file("longer"), { bytes: part, fault: { kind: "redirects", times: 3 } });
  host.sounds.set(file("shorter"), { bytes: part, fault: null });
  await play(page, "longer");
  await expectPlaying(page);
  const total = player(page).getByRole("button", { name: /^0:30 long/ });
  await expect(total).toBeVisible();
  const seek = player(page).getByRole("slider", { name: "Seek" });
  await expect(seek).toHaveAttribute("max", /^(29\.|30)/);
  await seek.focus();
  await page.keyboard.press("9");
  // It plays on, if only for a moment.
  await expect.poll(() => timeOf(page)).toBeGreaterThan(27.3);

  // Its end is one, and what waits goes on.
  await page.goto(href("longer"));
  await page.getByRole("main").getByRole("button", { name: "Queue", exact: true }).click();
  await page.getByRole("menuitem", { name: "Add to queue" }).click();
  await play(page, "shorter", "?t=27");
  await expect(total).toBeVisible();
  await expect(player(page).getByRole("link", { name: "longer" })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test("where nobody can jump it is said, and the place stays where it is", async ({ page, host }) => {
  host.sounds.set(file("longer"), { bytes: longPart, fault: null });
  await play(page, "longer");
  await expectPlaying(page);
  await page.keyboard.press("5");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(60);
  await player(page).getByRole("button", { name: "Pause", exact: true }).click();
  host.sounds.set(file("longer"), { bytes: longPart, fault: { kind: "rangeless" } });
  await page.goto(href("longer"));
  const resume = page.getByRole("button", { name: /^Resume from 1:0\d$/ });
  await resume.click();
  await expectPlaying(page);
  await expect(player(page).getByText("The host of this audio lets nobody jump in it")).toBeVisible();
  await player(page).getByRole("button", { name: "Pause", exact: true }).click();
  await expect(resume).toBeVisible();
});

test("a page with encryption asks for sound with it too, and says where that is not to be had", async ({
  page,
}) => {
  const secure = "https://playhead.example";
  await page.route(`${secure}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(secure, HOME) });
    await route.fulfill({ response });
  });
  let offered = false;
  await page.route(UNENCRYPTED.replace("http:", "https:"), (route) =>
    offered
      ? route.fulfill({ contentType: "audio/mpeg", body: Buffer.from(part) })
      : route.abort("connectionrefused"),
  );
  await page.goto(`${secure}/shows/faults/unencrypted`);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expect(notice(page)).toContainText("offers it without encryption only");
  await expect(notice(page).getByRole("link", { name: "Download" })).toHaveAttribute("href", UNENCRYPTED);
  offered = true;
  await tryAgain(page).click();
  await expectPlaying(page);
});
