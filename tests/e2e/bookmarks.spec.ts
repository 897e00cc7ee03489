import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { keepTrack } from "#core/episode/kept-track.ts";
import { trackOf } from "../track.ts";
import {
  bookmark,
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  measuredWords,
  pause,
  player,
  SHOW,
  test,
  timeOf,
} from "./listening.ts";

const bookmarks = (page: Page) => page.getByRole("region", { name: "Bookmarks", exact: true });

test("a bookmark is kept, written on, found, played, deleted and brought back", async ({ page }) => {
  await bookmark(page, 300, "5:00");
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("bookmark")?.size ?? 0)).toBe(1);
  await expect(player(page).locator('[data-kind="bookmark"]')).toHaveCount(1);
  await bookmark(page, 600, "10:00");
  await expect(player(page).locator('[data-kind="bookmark"]')).toHaveCount(2);

  await page.getByRole("link", { name: "Library" }).click();
  await expect(bookmarks(page).getByRole("status")).toHaveText("2 bookmarks");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Edit 5:00" }).click();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Note" }).fill("worth a second hearing");
  await page.getByRole("textbox", { name: /^Tags/ }).fill("Sound, history");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Edit 5:00" })).toBeFocused();

  await page.reload();
  await expect(bookmarks(page).getByText("worth a second hearing")).toBeVisible();
  await page.getByRole("button", { name: "Sound", exact: true }).click();
  await expect(bookmarks(page).getByRole("status")).toHaveText("1 bookmark");
  await page.getByRole("button", { name: "Sound", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search bookmarks" }).fill("HEARING");
  await expect(page.getByRole("button", { name: /^Edit/ })).toHaveCount(1);
  await page.getByRole("searchbox", { name: "Search bookmarks" }).fill("");

  await page.getByRole("button", { name: "Delete 5:00" }).click();
  await expect(bookmarks(page).getByRole("status")).toHaveText("1 bookmark");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(bookmarks(page).getByText("worth a second hearing")).toBeVisible();

  await page.getByRole("button", { name: "Play 5:00" }).click();
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThan(299);
});

test("bookmarks go out as files, and come in again in another browser", async ({ page, browser }) => {
  await bookmark(page, 300, "5:00");
  // The lists above what is pressed have come.
  await page.goto("/library", { waitUntil: "networkidle" });
  const files: Record<string, string> = {};
  for (const format of ["Markdown", "CSV", "JSON"]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Export as ${format}` }).click(),
    ]);
    files[download.suggestedFilename()] = await readFile(await download.path(), "utf8");
  }
  expect(Object.keys(files)).toEqual(["bookmarks.md", "bookmarks.csv", "bookmarks.json"]);
  const link = new URL(`${EPISODE}?t=300`, page.url()).href;
  expect(files["bookmarks.md"]).toContain(`### [5:00](${link})`);
  expect(files["bookmarks.csv"]).toContain(link);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto("/library");
  await expect(other.getByText("No bookmarks yet", { exact: false })).toBeVisible();
  const give = (name: string, text: string) =>
    other
      .getByLabel("Import from JSON")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await give("song.json", "MThd");
  await expect(other.getByRole("status").filter({ hasText: "This file is not JSON" })).toBeVisible();
  await give("bookmarks.json", files["bookmarks.json"] ?? "");
  await expect(other.getByRole("status").filter({ hasText: "1 bookmark imported." })).toBeVisible();
  await expect(other.getByRole("link", { name: "5:00" })).toHaveAttribute("href", `${EPISODE}?t=300`);
  await context.close();
});

test("20,000 bookmarks come in, are listed piece by piece, and are searched", async ({ page }) => {
  const track = keepTrack(trackOf("the-sea", "lamps", { title: "Lamps" }));
  const bookmarks = Array.from({ length: 20_000 }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    track,
    moment: { start: index, end: null },
    text: `What was said at second ${index}.`,
    note: "",
    tags: [],
    createdAt: index,
    updatedAt: index,
  }));
  await page.goto("/library");
  // It is said once they are kept, and goes again after a while.
  const kept = page.getByText("20,000 bookmarks imported.").waitFor();
  await page.getByLabel("Import from JSON").setInputFiles({
    name: "bookmarks.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ version: 1, bookmarks })),
  });
  await expect(page.getByText("20,000 bookmarks", { exact: true })).toBeVisible();
  const items = page.getByRole("main").getByRole("blockquote");
  await expect(items).toHaveCount(100);
  await page.getByRole("button", { name: "Show more (19,900 left)" }).click();
  await expect(items).toHaveCount(200);
  await page.getByRole("searchbox", { name: "Search bookmarks" }).fill("second 12345");
  await expect(items).toHaveText(["What was said at second 12345."]);
  await kept;
  await page.reload();
  await expect(page.getByText("20,000 bookmarks", { exact: true })).toBeVisible();
});

test("what was heard is listed, and goes on from there", async ({ page }) => {
  await page.goto("/library");
  await expect(page.getByText("Nothing heard yet", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${SHOW}/${EPISODES[1].name}?t=600`);
  await page.getByRole("button", { name: "Play from 10:00" }).click();
  await expectPlaying(page);
  const left = await pause(page);
  await page.goto("/library");
  await expect(page.getByText(`${left} of 25:17`, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: `Play ${EPISODES[1].title}` }).click();
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThan(600);

  // The page of the episode was never opened here: its words come to the bookmark all the same.
  await pause(page);
  const time = await timeOf(page);
  await page.keyboard.press("b");
  const word = measuredWords(EPISODES[1].name).findLast(({ start }) => start <= time);
  await expect(bookmarks(page).getByRole("blockquote")).toContainText(word?.text ?? "no word");
});
