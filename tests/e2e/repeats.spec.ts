import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { importInto } from "./importing.ts";
import { expectAccessible, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { withStart } from "./start.ts";

/** Of a site with a show whose episodes have the same sponsor. */
const PORT = portOf("repeats");
const SOUND = path.resolve(import.meta.dirname, "shows/japanese/lamp.mp3");
const READ = "This show is brought to you by Candlewick, who make rope for lighthouses of every size.";

/** Writes a feed of three episodes in which the sponsor's words are said, a word different in the second. */
function writeFeed(folder: string): string {
  const items = [READ, READ.replace("every", "any"), READ].map((words, index) => {
    copyFileSync(SOUND, path.join(folder, `${index}.mp3`));
    writeFileSync(
      path.join(folder, `${index}.vtt`),
      `WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann>${words}\n\n00:02.000 --> 00:03.000\n<v Paul>Number ${index}.\n`,
    );
    const published = new Date(Date.UTC(2026, index, 20)).toUTCString();
    return `<item><title>Rope ${index}</title><guid>rope-${index}</guid><pubDate>${published}</pubDate>
      <enclosure url="${index}.mp3" type="audio/mpeg" length="1"/>
      <podcast:transcript url="${index}.vtt" type="text/vtt"/></item>`;
  });
  const feed = path.join(folder, "feed.xml");
  writeFileSync(
    feed,
    `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0">
      <channel><title>Rope</title><language>en</language>${items.join("")}</channel></rss>`,
  );
  return feed;
}

test("what every episode says is one result that says so, from which all of them are seen, and it is played once", async ({
  page,
}) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-repeats-"));
  const show = mkdtempSync(path.join(tmpdir(), "playhead-rope-"));
  try {
    await withStart({ port: PORT, data }, async () => {
      expect(importInto(data, writeFeed(show))).toContain("3 episodes added");
      await page.goto(`http://localhost:${PORT}/search?q=candlewick`);
      const main = page.getByRole("main");
      const results = main.getByRole("article");
      await expect(main.getByRole("status").filter({ hasText: "3 moments in 3 episodes" })).toBeVisible();
      await expect(main.getByText("2 of them repeat others and are not listed.")).toBeVisible();
      await expect(results).toHaveCount(1);
      await expect(results.getByRole("heading", { name: "Rope 2" })).toBeVisible();
      await expectAccessible(page);

      await results.getByRole("link", { name: "The same in 3 episodes" }).click();
      await expect(results).toHaveCount(3);
      await expect(main.getByText("Only where the same is said again.")).toBeVisible();
      await expectAccessible(page);
      await main.getByRole("link", { name: "All results" }).click();
      await expect(results).toHaveCount(1);

      await main.getByRole("link", { name: "List all" }).click();
      await expect(page).toHaveURL(/repeats=all/);
      await expect(results).toHaveCount(3);
      await main.getByRole("link", { name: "Fold what is repeated" }).click();
      await expect(results).toHaveCount(1);

      for (const [parameters, total] of [
        ["", 1],
        ["&repeats=all", 3],
      ] as const) {
        const hits = await page.request.get(
          `http://localhost:${PORT}/search/hits.json?q=candlewick${parameters}`,
        );
        expect(await hits.json()).toMatchObject({ total });
      }
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
    rmSync(show, { recursive: true, force: true });
  }
});
