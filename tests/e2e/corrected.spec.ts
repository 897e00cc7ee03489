import { expect, type Page } from "@playwright/test";
import { done, edit, importShow, member, openPassage } from "./correcting.ts";
import { holdScripts } from "./held-back.ts";
import { expectKept, keepButton } from "./keeping.ts";
import { expectAccessible, test } from "./listening.ts";

/** How many tabs have come so far that they hear of one another. */
function openTabs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name === "playhead.offline.open").length;
  });
}

test("a correction shows in the player's words, in another tab and in an offline copy", async ({
  browser,
}) => {
  const address = `${importShow("everywhere-at-once")}/the-pier`;
  const page = await member(browser, "editor", "Ola of many tabs");
  await page.goto(address);
  await keepButton(page).click();
  await expectKept(page);
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(other.getByText("the pier of Margit")).toBeVisible();
  // From then on it hears of others.
  await expect.poll(() => openTabs(other)).toBe(2);

  await edit(page, address);
  await (await openPassage(page, "0:00")).fill("Good evening from the pier of Margate.");
  await page.keyboard.press("Control+Enter");
  await expect(done(page)).toContainText("Saved.");
  await expect(other.getByText("the pier of Margate")).toBeVisible();

  // What is painted over words knows the new ones.
  await other.bringToFront();
  await other.getByRole("searchbox", { name: "Find in transcript" }).fill("Margate");
  await expect(other.getByText("1 of 1")).toBeVisible();
  const kept = () =>
    other.evaluate(
      async (href) => (await (await caches.match(`${href}/spoken.json`, { ignoreVary: true }))?.text()) ?? "",
      address,
    );
  await expect.poll(kept).toContain("Margate");
  await page.context().setOffline(true);
  await other.goto(address);
  await expect(other.getByText("the pier of Margate")).toBeVisible();
  await page.context().setOffline(false);
});

test("a page that is not alive yet shows what was corrected meanwhile when it is", async ({ browser }) => {
  const address = `${importShow("not-alive-yet")}/the-pier`;
  const page = await (await browser.newContext()).newPage();
  const release = await holdScripts(page);
  await page.goto(address, { waitUntil: "commit" });
  await expect(page.getByText("the pier of Margit")).toBeVisible();
  const editor = await member(browser, "editor", "Noa who is sooner");
  await edit(editor, address);
  await (await openPassage(editor, "0:00")).fill("Good evening from the pier of Margate.");
  await editor.keyboard.press("Control+Enter");
  await expect(done(editor)).toContainText("Saved.");
  release();
  await expect(page.getByText("the pier of Margate")).toBeVisible();
  // What is as it was sent is not asked for again.
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const words = page.waitForResponse(/spoken\.json/);
  await page.reload();
  await words;
  await page.getByRole("searchbox", { name: "Find in transcript" }).fill("Margate");
  await expect(page.getByText("1 of 1")).toBeVisible();
  expect(asked.filter((url) => url.includes(address) && url.includes("_rsc"))).toEqual([]);
});

test("an offline copy follows what was corrected elsewhere, as soon as there is a network", async ({
  browser,
}) => {
  const address = `${importShow("kept-elsewhere")}/the-pier`;
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await keepButton(page).click();
  await expectKept(page);
  const editor = await member(browser, "editor", "Eli who is elsewhere");
  await edit(editor, address);
  await (await openPassage(editor, "0:00")).fill("Good evening from the pier of Margate.");
  await editor.keyboard.press("Control+Enter");
  await expect(done(editor)).toContainText("Saved.");

  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  const kept = () =>
    page.evaluate(
      async (href) => (await (await caches.match(href, { ignoreVary: true }))?.text()) ?? "",
      address,
    );
  await expect.poll(kept).toContain("Margate");
});

test("on a phone, by touch and in Russian", async ({ browser }) => {
  const address = `${importShow("on-a-phone")}/the-pier`;
  const viewport = { width: 390, height: 844 };
  const phone = { viewport, hasTouch: true, isMobile: true, locale: "ru-RU" };
  const page = await member(browser, "editor", "Phoebe of the phone", phone);
  await page.goto(address);
  await expect(page.getByRole("region", { name: "Плеер" })).toBeVisible();
  await page.getByRole("button", { name: "Править", exact: true }).tap();
  await expect(page.getByRole("region", { name: "Правка расшифровки" })).toBeVisible();
  await page.getByText("the pier of Margit").tap();
  const field = page.getByRole("textbox", { name: "Текст абзаца 0:00" });
  await expect(field).toBeFocused();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await field.fill("Good evening from the pier of Margate.");
  await page.getByRole("button", { name: "Сохранить", exact: true }).tap();
  await expect(page.getByText("Сохранено.")).toBeVisible();
  await page.goto(`${address}/revisions`);
  await expect(page.getByRole("heading", { level: 1, name: "Правки" })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
