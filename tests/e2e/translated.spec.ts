import { expect, type Page } from "@playwright/test";
import { EPISODE, expectPlaying, player, SHOW, spokenWord, test } from "./listening.ts";

/** Puts an element in the place of every text, as Chrome does when it translates a page. */
async function translate(page: Page): Promise<void> {
  // Until the page is alive, React would find other texts than the server wrote.
  await page.waitForFunction(() =>
    [...document.querySelectorAll("body :is(a, button, input)")].every(
      (control) =>
        // What is inside of these is not React's.
        control.closest("[data-held]") !== null ||
        Object.keys(control).some((key) => key.startsWith("__reactProps")),
    ),
  );
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      const kept = node.parentElement?.closest("script, style, noscript, textarea, select, font");
      if (!kept && node.data.trim() !== "") found.push(node);
    }
    for (const text of found) {
      const outer = document.createElement("font");
      const inner = outer.appendChild(document.createElement("font"));
      inner.append(`ß${text.data}`);
      text.replaceWith(outer);
    }
    return found.length;
  });
  expect(texts).toBeGreaterThan(5);
}

/** That the page has not been replaced by the one that says it could not be made. */
async function expectAlive(page: Page, heading: string): Promise<void> {
  await expect(page.locator("main h1")).toHaveText(`ß${heading}`);
}

const TITLE = "How Sound Becomes a File";

test("an episode's page that the browser has translated plays, pauses, finds, shares and copies", async ({
  page,
}) => {
  await page.goto(`${EPISODE}?t=60`);
  await expect(player(page)).toBeVisible();
  await translate(page);
  const play = page.locator("main button").first();
  await play.click();
  await expectPlaying(page);
  await expect(play).toContainText("Pause");
  await expect.poll(() => spokenWord(page)).not.toBe("");
  await page.keyboard.press("b");
  await page.keyboard.press("l");
  await page.getByRole("searchbox").first().fill("sound");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await play.click();
  await expect(play).toContainText("Play");
  const press = (name: string) =>
    page
      .getByRole("main")
      .getByRole("button", { name: `ß${name}` })
      .first()
      .click();
  await press("Copy link");
  await press("Share");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Copy" }).click();
  await page.keyboard.press("Escape");
  await press("Embed");
  await expect(page.getByRole("dialog")).toBeVisible();
  await translate(page);
  await page.getByRole("dialog").getByRole("checkbox").last().click();
  await page.keyboard.press("Escape");
  await expectAlive(page, TITLE);
});

test("translated lists play, and lead to other pages", async ({ page }) => {
  await page.goto("/");
  await translate(page);
  await page
    .getByRole("button", { name: /^Play / })
    .first()
    .click();
  await expectPlaying(page);
  await page.locator('main a[href*="/how-"]').first().click();
  await expect(page).toHaveURL(/how-/);
  await expect(page.locator("main h1")).not.toHaveText(/^ß/);
  await page.goto(SHOW);
  await translate(page);
  await page
    .getByRole("button", { name: /^Play / })
    .first()
    .click();
  await expectPlaying(page);
  await expect(page.locator("main h1")).toHaveText(/^ß/);
});

test("a translated search is asked again, filtered and played", async ({ page }) => {
  await page.goto("/search?q=sound");
  await translate(page);
  await page.locator("main section[popover] li a:visible").first().click();
  await expect(page).toHaveURL(/q=sound&/);
  await page.getByRole("combobox").fill("voice");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=voice/);
  await expect(page.locator("main mark").first()).toHaveText(/voice/i);
});
