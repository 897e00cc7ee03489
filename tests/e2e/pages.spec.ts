import { expect, type Page } from "@playwright/test";
import { EPISODE, EPISODES, expectAccessible, player, SHOW, test } from "./listening.ts";

const PAGES = [
  "/",
  SHOW,
  EPISODE,
  `${EPISODE}?t=120,140`,
  "/search?q=sound",
  "/search?q=zzzz",
  "/search",
  "/people/vera",
  "/tags",
];

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test("axe finds nothing, light and dark, on a phone and a desk, and no page is wider than the screen", async ({
  page,
}) => {
  // With less motion colours are there at once.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const address of PAGES) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address);
    if (address.startsWith(EPISODE)) await expect(player(page)).toBeVisible();
    // One page, made wider and narrower: to load it anew takes longer than to look at it.
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expect
          .poll(() => widthOf(page), `${address}, ${viewport.width}`)
          .toBeLessThanOrEqual(viewport.width);
        await expectAccessible(page);
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => widthOf(page), `${address}, 320`).toBeLessThanOrEqual(320);
  }
});

test("in Russian, by the browser's wish and by the footer's switch", async ({ browser, page }) => {
  const context = await browser.newContext({ locale: "ru-RU" });
  const russian = await context.newPage();
  await russian.goto("/");
  await expect(russian.getByRole("heading", { name: "Новые выпуски" })).toBeVisible();
  await russian
    .getByRole("button", { name: /^Слушать/ })
    .first()
    .click();
  await expect(russian.getByRole("region", { name: "Плеер" })).toBeVisible();
  await expectAccessible(russian);
  await context.close();

  await page.goto("/");
  await page.getByRole("button", { name: "русский" }).click();
  await expect(page.getByRole("heading", { name: "Новые выпуски" })).toBeVisible();
  await page.getByRole("combobox", { name: "Поиск" }).fill("голос");
  await page.keyboard.press("Enter");
  await expect(page.locator("mark").first()).toHaveText(/голос/i);
});

test("the theme is a choice that stays", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
});

test("a show's episodes are filtered by text and order, in the address", async ({ page }) => {
  await page.goto(SHOW);
  await expect(page.getByText("2 episodes")).toBeVisible();
  const text = page.getByRole("searchbox", { name: "Title or summary contains" });
  await text.fill("becomes");
  await expect(page.getByText("1 episode")).toBeVisible();
  await expect(page).toHaveURL(/text=becomes$/);
  await page.goBack();
  await expect(page.getByText("2 episodes")).toBeVisible();
  await expect(text).toHaveValue("");
});

test("without script: read, follow links to times, search, and hear", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: EPISODES[0].title }).click();
  await expect(page.getByRole("heading", { level: 1, name: EPISODES[0].title })).toBeVisible();
  await expect(page.locator("audio[controls]")).toBeVisible();
  expect(await page.locator("[data-passage]").count()).toBeGreaterThan(50);
  await page.locator("[data-time]").nth(2).click();
  await expect(page).toHaveURL(/\?t=/);
  await page.getByRole("combobox", { name: "Search" }).fill("lighthouse");
  await page.getByRole("button", { name: "Search all transcripts" }).click();
  await expect(page.locator("mark").first()).toHaveText(/lighthouse/i);
  await context.close();
});

test("an unknown address is a page that helps, with status 404", async ({ page, request }) => {
  for (const address of ["/nowhere", "/shows/nothing", `${SHOW}/nothing`]) {
    expect((await request.get(address)).status(), address).toBe(404);
  }
  await page.goto(SHOW);
  await page.goto("/search?q=%00(%22%22");
  await expect(page.getByRole("main")).toBeVisible();
});

test("the transcript is there to take along, in every format", async ({ request }) => {
  const types = { vtt: "text/vtt", srt: "application/x-subrip", json: "application/json", txt: "text/plain" };
  for (const [format, type] of Object.entries(types)) {
    const response = await request.get(`${EPISODE}/transcript.${format}`);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-type"]).toContain(type);
    expect((await response.text()).length).toBeGreaterThan(20_000);
  }
  expect((await request.get(`${EPISODE}/transcript.pdf`)).status()).toBe(404);
});

test("audio is served in ranges", async ({ page, request }) => {
  await page.goto(EPISODE);
  await expect(page.locator("audio")).toHaveAttribute("src", /^\S+\.mp3/);
  const source = (await page.locator("audio").getAttribute("src")) ?? "";
  const response = await request.get(source, { headers: { range: "bytes=0-1" } });
  expect(response.status()).toBe(206);
  expect(response.headers()["content-range"]).toMatch(/^bytes 0-1\/\d+$/);
  expect((await request.get(source, { headers: { range: "bytes=999999999-" } })).status()).toBe(416);
});

test("strangers' frames and scripts are kept out", async ({ request }) => {
  const policyOf = async (address: string) =>
    (await request.get(address)).headers()["content-security-policy"] ?? "";
  expect(await policyOf("/")).toContain("frame-ancestors 'none'");
  // A page that is kept names its scripts; one that is made for a single answer has a nonce for that.
  expect(await policyOf("/")).toMatch(/script-src 'self'( 'sha256-[\w+/]{43}=')+;/);
  expect(await policyOf("/search")).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic';/);
});
