import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, type FrameLocator, type Page } from "@playwright/test";
import { test as base, EPISODE, EPISODES, expectAccessible, SHOW, setSpeed, timeOf } from "./listening.ts";

const EMBED = EPISODE.replace("/shows/", "/embed/");

/** A page of another origin that holds a player, talks to it, and writes down what it hears. */
const test = base.extend<{ host: (page: Page, src: string) => Promise<FrameLocator> }>({
  host: async ({ baseURL }, use) => {
    let frame = "";
    const server = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><title>Host</title><link rel="icon" href="data:,"><script>
        window.heard = [];
        addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));
        window.ask = (message) => document.querySelector("iframe").contentWindow.postMessage(message, "*");
      </script>${frame}`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await use(async (page, src) => {
      frame = `<iframe src="${baseURL}${src}" title="Player" width="600" height="560" allow="autoplay; clipboard-write"></iframe>`;
      await page.goto(`http://127.0.0.1:${port}/`);
      return page.frameLocator("iframe");
    });
    server.close();
  },
});

interface Heard {
  readonly playhead: number;
  readonly type: string;
  readonly time: number;
  readonly duration: number;
  readonly episode: string;
  readonly origin: string;
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
const ask = (page: Page, message: unknown) =>
  page.evaluate((m) => (window as unknown as { ask: (message: unknown) => void }).ask(m), message);
const lastTime = async (page: Page) => (await heard(page)).at(-1)?.time ?? -1;

test("a page of another origin plays, seeks and pauses a player, and hears of it", async ({
  page,
  host,
  baseURL,
}) => {
  const frame = await host(page, EMBED);
  await expect.poll(async () => (await heard(page)).at(0)?.type).toBe("ready");
  expect((await heard(page))[0]).toMatchObject({
    playhead: 1,
    time: 0,
    episode: `${baseURL}${EPISODE}`,
    origin: baseURL,
  });
  await ask(page, { playhead: 1, type: "seek", time: 754 });
  await expect(frame.getByText("12:34", { exact: true }).first()).toBeVisible();
  await ask(page, { playhead: 1, type: "play" });
  await expect(frame.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await expect.poll(() => lastTime(page)).toBeGreaterThan(754.5);
  await expect(frame.locator("[aria-current]")).toBeInViewport();
  await ask(page, { playhead: 1, type: "pause" });
  await expect(frame.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const types = async () => (await heard(page)).map(({ type }) => type);
  await expect.poll(types).toEqual(expect.arrayContaining(["ready", "play", "time", "pause"]));
  // What is no command changes nothing.
  const before = await lastTime(page);
  for (const message of ["play", { type: "play" }, { playhead: 1, type: "seek", time: "9" }])
    await ask(page, message);
  await expect(frame.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect(await lastTime(page)).toBe(before);
});

test("only players can be framed, and they set no cookies", async ({ request, page, host }) => {
  for (const address of ["/", EPISODE, SHOW, "/library", "/search?q=sound"])
    expect((await request.get(address)).headers()["content-security-policy"]).toContain(
      "frame-ancestors 'none'",
    );
  const player = await request.get(`${EMBED}?hl=ru`, { headers: { cookie: "locale=en; theme=dark" } });
  expect(player.headers()["content-security-policy"]).toContain("frame-ancestors *");
  expect(player.headers()["set-cookie"]).toBeUndefined();
  expect(await player.text()).toContain('<html lang="ru" data-theme="auto" data-counts>');
  const frame = await host(page, EMBED);
  await frame.getByRole("button", { name: "Play", exact: true }).click();
  await expect(frame.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
});

test("a player weighs less than a fifth of Podlove's, all in all", async ({ page, request }) => {
  const fetched: string[] = [];
  page.on("request", (asked) => fetched.push(asked.url()));
  await page.goto(EMBED, { waitUntil: "networkidle" });
  // One document and its small picture; the sound comes when it is played. The picture in the tab is not in a frame.
  const others = fetched.filter((url) => !url.endsWith(EMBED) && !url.endsWith("/icon.svg"));
  expect(others).toEqual([expect.stringContaining("/_next/image?")]);
  const picture = (await (await request.get(others[0] ?? "")).body()).length;
  const weight = gzipSync(await (await request.get(EMBED)).body()).length;
  console.log(`document ${weight} bytes, picture ${picture} bytes`);
  expect(weight + picture).toBeLessThan(367_000 / 5);
});

test("everything of a player is done from the keyboard, and axe finds nothing", async ({
  page,
  baseURL,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${EMBED}?t=60`);
  await expectAccessible(page);
  const focused = page.locator(":focus");
  await page.keyboard.press("Tab");
  await expect(focused).toHaveAccessibleName("Play");
  await page.keyboard.press("Enter");
  await expect(focused).toHaveAccessibleName("Pause");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(focused).toHaveAccessibleName(EPISODES[0].title);
  await page.keyboard.press("Tab");
  await expect(focused).toHaveRole("slider");
  await page.keyboard.press("End");
  await expect(page.locator("[data-clock]")).toHaveText("28:18");
  await page.keyboard.press("Home");
  await expect(focused).toHaveAttribute("aria-valuetext", /^0:00 of 28:/);
  for (const name of ["Back 15 seconds", "Forward 30 seconds"]) {
    await page.keyboard.press("Tab");
    await expect(focused).toHaveAccessibleName(name);
  }
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-clock]")).toHaveText("0:30");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(focused).toHaveAccessibleName("Unmute");
  await page.keyboard.press("Tab");
  await expect(focused).toHaveAccessibleName("Speed");
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveValue("1.25");
  expect(await page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(1.25);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Link to 0:30 copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${EPISODE}?t=30`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(focused).toHaveRole("searchbox");
  await page.keyboard.type("lighthouse of sound");
  await expect(page.locator("form output")).toHaveText("No match");
  await focused.fill("sound");
  await expect(page.locator("form output")).toHaveText(/^1 of \d+$/);
  await page.keyboard.press("Enter");
  await expect(page.locator("form output")).toHaveText(/^2 of \d+$/);
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("found-now")?.size)).toBe(1);
  for (let stop = 0; stop < 4; stop++) await page.keyboard.press("Tab");
  await expect(focused).toHaveAccessibleName("Play from 0:01");
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAccessibleName("Play from 0:15");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
});

test("a player takes its theme, colour, moment and range from its address", async ({ page }) => {
  await page.goto(`${EMBED}?theme=dark&accent=00aa77&t=60,61.5&transcript=0`);
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  await expect(page.locator("[data-clock]")).toHaveText("1:00");
  const [paper, accent] = await page.evaluate(() => [
    getComputedStyle(document.documentElement).backgroundColor,
    getComputedStyle(document.querySelector("[data-toggle]") ?? document.body).backgroundColor,
  ]);
  expect([paper, accent]).toEqual(["rgb(18, 21, 28)", "rgb(0, 170, 119)"]);
  await setSpeed(page, 0.1);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await setSpeed(page, 1);
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect(Math.abs((await timeOf(page)) - 61.5)).toBeLessThan(0.05);
});

test("the newest episodes of a show are listed with their lengths, and one plays at a time", async ({
  page,
}) => {
  await page.goto(`${SHOW.replace("/shows/", "/embed/")}?latest=2`);
  await expectAccessible(page);
  const items = page.getByRole("listitem");
  await expect(items).toHaveCount(2);
  for (const { title, length } of EPISODES) {
    const item = items.filter({ hasText: title });
    await expect(item.getByText("0:00")).toBeVisible();
    await expect(item.getByText(length)).toBeVisible();
  }
  const toggle = (index: number) => items.nth(index).getByRole("button");
  await toggle(0).click();
  await expect(toggle(0)).toHaveAccessibleName(/^Pause/);
  await toggle(1).click();
  await expect(toggle(1)).toHaveAccessibleName(/^Pause/);
  await expect(toggle(0)).toHaveAccessibleName(/^Play/);
  await page.goto(`${SHOW.replace("/shows/", "/embed/")}?latest=1`);
  await expect(items).toHaveCount(1);
});

test("players on one page let one sound be heard, and mark the word that is said", async ({
  page,
  host,
  baseURL,
}) => {
  const other = EMBED.replace(EPISODES[0].name, EPISODES[1].name);
  await host(page, `${EMBED}?t=60`);
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { src, width: 300, height: 544, allow: "autoplay" });
    document.body.append(frame);
  }, `${baseURL}${other}?t=60`);
  const [first, second] = [0, 1].map((index) => page.frameLocator("iframe").nth(index));
  if (!first || !second) throw new Error("The article has no players");
  const button = (frame: FrameLocator, name: string) => frame.getByRole("button", { name, exact: true });
  await button(first, "Play").click();
  await expect(button(first, "Pause")).toBeVisible();
  const spoken = () =>
    first.locator("body").evaluate(() => [...(CSS.highlights.get("spoken") ?? [])].map(String).join(" "));
  await expect.poll(spoken).toMatch(/\w/);
  await button(second, "Play").click();
  await expect(button(second, "Pause")).toBeVisible();
  await expect(button(first, "Play")).toBeVisible();
  // In 300 pixels each bar of the waveform has three or more.
  const [bars, width] = await second
    .locator(".seek svg")
    .evaluate((svg: SVGSVGElement) => [svg.viewBox.baseVal.width, svg.getBoundingClientRect().width]);
  expect((width ?? 0) / (bars ?? 1)).toBeGreaterThan(3);
  await expect(first.locator("[data-clock]")).not.toHaveRole("status");
});
