import { expect, type Locator, type Page } from "@playwright/test";
import { EPISODE, expectAccessible, measuredWords, player, setSpeed, test, timeOf } from "./listening.ts";
import { drag, markedWords } from "./words.ts";

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

const bar = (page: Page) => page.getByRole("toolbar", { name: "Selected words" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Share" });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

function selectLetters(page: Page, index: number, start: number, end: number): Promise<void> {
  return page.evaluate(
    ([place, from, to]) => {
      const words = document.querySelector(`[data-passage="${place}"] [data-words]`)?.firstChild;
      if (words) document.getSelection()?.setBaseAndExtent(words, from ?? 0, words, to ?? 0);
    },
    [index, start, end],
  );
}

/** Opens the episode with its second passage in view, and takes that. */
async function openPassage(page: Page): Promise<Locator> {
  await page.goto(EPISODE);
  const passage = page.locator("[data-passage]").nth(1);
  await passage.scrollIntoViewIfNeeded();
  await expect(player(page)).toBeVisible();
  return passage;
}

test("words selected with the mouse become whole words with exact times, and their link opens there", async ({
  page,
}) => {
  const passage = await openPassage(page);
  const text = (await passage.locator("[data-words]").textContent()) ?? "";
  const words = text.split(" ");
  const quoted = words.slice(1, 4).join(" ");
  // From inside the second word to inside the fourth.
  const first = (words[0]?.length ?? 0) + 1;
  await drag(page, passage, first + 1, passage, first + quoted.length - 2);
  await expect(bar(page)).toBeVisible();
  await bar(page).getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Link to .* copied$/ })).toBeVisible();
  const link = new URL(await copied(page));
  const [start, end] = (link.searchParams.get("t") ?? "").split(",").map(Number);
  const measured = measuredWords("how-sound-becomes-a-file");
  const at = measured.findIndex((word) => Math.abs(word.start - (start ?? 0)) < 0.002);
  const spoken = measured.slice(at, at + 3).map((word) => word.text);
  expect(spoken.join(" ")).toBe(quoted);
  expect(end).toBeCloseTo(measured[at + 3]?.start ?? 0, 2);
  expect(await page.evaluate(() => document.getSelection()?.isCollapsed)).toBe(false);

  await page.goto(link.href);
  await expect.poll(() => timeOf(page)).toBeCloseTo(start ?? 0, 1);
  await expect.poll(() => markedWords(page)).toBe(quoted);
});

test("a selection over two passages is one quote, without times, and Play plays exactly it", async ({
  page,
}) => {
  const passage = await openPassage(page);
  // Both passages stand above the player.
  await page
    .locator("[data-passage]")
    .nth(2)
    .evaluate((text) => text.scrollIntoView({ block: "center" }));
  const length = ((await passage.locator("[data-words]").textContent()) ?? "").length;
  await drag(page, passage, length - 12, page.locator("[data-passage]").nth(2), 8);
  await bar(page).getByRole("button", { name: "Copy quote" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Quote copied" })).toBeVisible();
  const [said = "", source = "", link = ""] = (await copied(page)).split("\n");
  expect(said).toMatch(/^“\S+( \S+)+”$/);
  expect(said).not.toMatch(/\d:\d\d/);
  expect(source).toContain("How Sound Becomes a File");
  expect(link).toMatch(/^http:\/\/localhost.*\?t=[\d.]+,[\d.]+&quote=/);
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType("text/html"))?.text();
  });
  expect(html).toContain("<blockquote");
  const [start = 0, end = 0] = (new URL(link).searchParams.get("t") ?? "").split(",").map(Number);
  await setSpeed(page, 0.1);
  await bar(page).getByRole("button", { name: "Play" }).click();
  await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  // It plays as soon as the sound is there.
  await expect.poll(() => timeOf(page)).toBeGreaterThanOrEqual(start - 0.05);
  await setSpeed(page, 1);
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect(Math.abs((await timeOf(page)) - end)).toBeLessThan(0.05);
});

test("with the keyboard words are selected, the bar is reached and left", async ({ page }) => {
  await openPassage(page);
  await selectLetters(page, 1, 0, 3);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(bar(page)).toBeVisible();
  expect(await timeOf(page)).toBe(0);
  await page.keyboard.press("F6");
  const buttons = bar(page).getByRole("button");
  await expect(buttons.first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(bar(page).getByRole("button", { name: "Copy link" })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await expect(buttons.first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  expect(await page.evaluate(() => document.getSelection()?.isCollapsed)).toBe(false);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(bar(page)).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(bar(page)).toBeHidden();
});

test("the bar comes with all its buttons at once, however late the script of one is", async ({ page }) => {
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const answer = await route.fetch();
    const late = (await answer.text()).includes("copyQuote");
    if (late) await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.fulfill({ response: answer });
  });
  const passage = await openPassage(page);
  const first = bar(page).evaluate((element) => element.querySelectorAll(":scope > button").length);
  await drag(page, passage, 0, passage, 40);
  expect(await first).toBe(5);
});

test("the bar stays beside its words, and never under the player", async ({ page }) => {
  const passage = await openPassage(page);
  await drag(page, passage, 0, passage, 40);
  await expect(bar(page)).toBeVisible();
  const gap = async () => {
    const [over, words, dock] = await Promise.all(
      [bar(page), passage.locator("[data-words]"), player(page)].map((place) => place.boundingBox()),
    );
    expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(dock?.y ?? 0);
    return Math.round((words?.y ?? 0) - (over?.y ?? 0) - (over?.height ?? 0));
  };
  const before = await gap();
  expect(before).toBeLessThan(20);
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, 40);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled + 40);
  await expect.poll(gap).toBe(before);
  await page.mouse.wheel(0, 3000);
  await expect(bar(page)).toBeHidden();
});

test("the Share dialog of a quote sends, saves and draws its link, and closes by Escape", async ({
  page,
}) => {
  const passage = await openPassage(page);
  await drag(page, passage, 0, passage, 40);
  await expect(bar(page)).toBeVisible();
  for (const key of ["F6", "End", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page);
  const link = await dialog(page).getByRole("textbox", { name: "Link" }).inputValue();
  await dialog(page).getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog(page).getByRole("status").filter({ hasText: "Link copied" })).toBeVisible();
  expect(await copied(page)).toBe(link);
  const telegram = dialog(page).getByRole("link", { name: "Telegram" });
  const address = new URL((await telegram.getAttribute("href")) ?? "");
  expect(address.searchParams.get("url")).toBe(link);
  expect(await telegram.getAttribute("rel")).toContain("noopener");
  for (const file of ["Subtitles, VTT", "Subtitles, SRT", "Text with times", "Quote, Markdown"]) {
    const href = await dialog(page).getByRole("link", { name: file }).getAttribute("href");
    expect((await page.request.get(href ?? "")).status()).toBe(200);
  }
  await dialog(page).getByText("QR code", { exact: true }).click();
  await expect(dialog(page).getByRole("img", { name: "QR code of the link" })).toBeVisible();
  const saving = page.waitForEvent("download");
  await dialog(page).getByRole("link", { name: "Save as SVG" }).click();
  expect((await saving).suggestedFilename()).toBe("qr.svg");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(bar(page).getByRole("button", { name: "Share" })).toBeFocused();
});

test("Mastodon asks for its server once", async ({ page, context }) => {
  await context.route("https://social.example/**", (route) => route.fulfill({ body: "<!doctype html>" }));
  await page.goto(`${EPISODE}?t=300`);
  await page.getByRole("main").getByRole("button", { name: "Share", exact: true }).click();
  await dialog(page).getByRole("button", { name: "Mastodon" }).click();
  const server = dialog(page).getByRole("textbox", { name: "Your Mastodon server" });
  await server.fill("nowhere");
  await server.press("Enter");
  await expect(dialog(page).getByText("This is not the name of a server", { exact: false })).toBeVisible();
  await server.fill("https://Social.example/home");
  const opening = context.waitForEvent("page");
  await server.press("Enter");
  await expect(await opening).toHaveURL(/^https:\/\/social\.example\/share\?text=/);
  await expect(dialog(page).getByRole("link", { name: "Mastodon" })).toHaveAttribute("href", /%3Ft%3D300$/);
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("main").getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog(page).getByRole("link", { name: "Mastodon" })).toBeVisible();
});

const dialogOfHeader = (page: Page) =>
  page.getByRole("main").getByRole("button", { name: "Share", exact: true }).click();

test("the episode is shared from its header, and now from the player", async ({ page }) => {
  await page.goto(EPISODE);
  await dialogOfHeader(page);
  const link = dialog(page).getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(new RegExp(`${EPISODE}$`));
  await expect(dialog(page).getByRole("link", { name: "Subtitles, VTT" })).toBeHidden();
  await page.keyboard.press("Escape");
  await page.locator("[data-time]").nth(2).click();
  await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await player(page).getByRole("button", { name: "Share", exact: true }).click();
  await expect(link).toHaveValue(/\?t=\d+$/);
  const shared = await link.inputValue();
  const time = await timeOf(page);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(time + 1.2);
  await expect(link).toHaveValue(shared);
  await page.keyboard.press("Escape");
  // The episode's own button offers the time where it is heard.
  await dialogOfHeader(page);
  await expect(link).toHaveValue(new RegExp(`${EPISODE}$`));
  await expectAccessible(page);
  await dialog(page)
    .getByRole("checkbox", { name: /^Start at \d+:\d\d$/ })
    .check();
  await expect(link).toHaveValue(/\?t=\d+$/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Expand" }).click();
  const full = page.getByRole("dialog", { name: "Full player" });
  await full.getByRole("button", { name: "Share", exact: true }).click();
  await expect(link).toHaveValue(/\?t=\d+$/);
  await page.keyboard.press("Escape");
  await expect(full).toBeVisible();
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("the bar appears below a selection that has come to rest, and keeps it while it is used", async ({
    page,
  }) => {
    const passage = await openPassage(page);
    await page.getByRole("tab", { name: "Transcript" }).tap();
    await passage.evaluate((text) => text.scrollIntoView({ block: "center" }));
    await selectLetters(page, 1, 2, 20);
    await expect(bar(page)).toBeVisible();
    const selected = await page.evaluate(() =>
      document.getSelection()?.getRangeAt(0).getBoundingClientRect().toJSON(),
    );
    const place = await bar(page).boundingBox();
    expect(place?.y).toBeGreaterThan(selected.bottom);
    await selectLetters(page, 1, 2, 60);
    await expect.poll(async () => (await bar(page).boundingBox())?.y).toBeGreaterThan(place?.y ?? 0);
    for (const button of await bar(page).getByRole("button").all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await bar(page).getByRole("button", { name: "Share" }).tap();
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page);
    await dialog(page).getByRole("button", { name: "Close" }).tap();
    await expect(dialog(page)).toBeHidden();
  });
});
