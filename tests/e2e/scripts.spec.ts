import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { importInto } from "./importing.ts";
import { expectAccessible, player, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { withStart } from "./start.ts";
import { drag, markedWords } from "./words.ts";

const PORT = portOf("scripts");
const HOME = `http://localhost:${PORT}`;

const data = mkdtempSync(path.join(tmpdir(), "playhead-scripts-"));
test.afterAll(() => rmSync(data, { recursive: true, force: true }));

/** The left edge of the first letter and of the last sign of a text, and of the box around it, in pixels. */
interface Edges {
  readonly first: number;
  readonly last: number;
  readonly left: number;
  readonly right: number;
  readonly direction: string;
}

function edgesOf(text: Locator): Promise<Edges> {
  return text.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text && node.data.trim() !== "") nodes.push(node);
    const leftOf = (node: Text | undefined, at: number) => {
      const range = new Range();
      if (node) range.setStart(node, at);
      if (node) range.setEnd(node, at + 1);
      return range.getBoundingClientRect().left;
    };
    const last = nodes.at(-1);
    const { left, right } = element.getBoundingClientRect();
    return {
      first: leftOf(nodes[0], 0),
      last: leftOf(last, (last?.length ?? 1) - 1),
      left,
      right,
      direction: getComputedStyle(element).direction,
    };
  });
}

/** The text begins at the right edge of its box, and its full stop is at the left of its first letter. */
async function expectLeftwards(text: Locator): Promise<void> {
  const { first, last, right, direction } = await edgesOf(text);
  expect(direction).toBe("rtl");
  expect(right - first).toBeLessThan(40);
  expect(last).toBeLessThan(first);
}

/** Opens the one episode of a show from the first page. */
async function openEpisode(page: Page, title: RegExp): Promise<void> {
  await page.goto(HOME);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(player(page)).toBeVisible();
}

async function readArabic(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openEpisode(page, /^كيف نسمع البحر/);
  await expectLeftwards(page.getByRole("heading", { level: 1 }));
  const passage = page.locator("[data-passage]").first();
  await expectLeftwards(passage.locator("[data-words]"));
  const time = await edgesOf(passage.locator("[data-time]"));
  expect(time.left).toBeGreaterThan((await edgesOf(passage.locator("[data-words]"))).first);
  await expectLeftwards(page.getByText("على الرصيف."));
  await expectLeftwards(page.getByText("الهواء البارد يحمل"));
  const held = player(page).getByRole("link", { name: /^كيف نسمع البحر/ });
  await expectLeftwards(held);
  // The interface around it is as it was.
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe("ltr");
  await seeChapter(page);
  await page.getByRole("searchbox", { name: "Find in transcript" }).fill("الجرس");
  await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const embed = page.url().replace("/shows/", "/embed/");
  await page.goto(`${HOME}/search?q=${encodeURIComponent("الجرس")}`);
  await expectLeftwards(page.getByRole("main").locator("q").last());
  await expectAccessible(page);
  await page.goto(embed);
  await expectLeftwards(page.locator("[data-text]").first());
  await expectAccessible(page);
  const card = await page.request.get(`${embed.replace("/embed/", "/card/")}?t=12,16`);
  expect(card.headers()["content-type"]).toBe("image/png");
}

/** What a chapter is about is a link and a picture, here and in what the page gives away. */
async function seeChapter(page: Page): Promise<void> {
  const link = page.getByRole("link", { name: "Open link of this chapter: harbour.example" });
  await expect(link).toHaveAttribute("href", "https://harbour.example/bell?from=1");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(page.getByText("From the notes")).toBeHidden();
  const picture = page.getByRole("listitem").filter({ has: link }).locator("img");
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBe(28);
  const file = await page.request.get(`${page.url()}/chapters.json`);
  expect(await file.json()).toMatchObject({
    chapters: [
      {},
      { url: "https://harbour.example/bell?from=1", img: "https://harbour.example/bell.png" },
      {},
    ],
  });
  // The system is told of all chapters, and is given no picture of one that is not heard yet.
  const system = () =>
    page.evaluate(() => {
      const metadata = navigator.mediaSession.metadata as
        | (MediaMetadata & { chapterInfo?: readonly { artwork: readonly MediaImage[] }[] })
        | null;
      return metadata?.chapterInfo?.map(({ artwork }) => artwork.length);
    });
  await expect.poll(system).toEqual([0, 0, 0]);
}

/** Serves the picture of a chapter, as its host would. */
async function servePicture(page: Page): Promise<void> {
  const body =
    '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28"><path d="M0 0h28v28H0z"/></svg>';
  await page.route("https://harbour.example/**", (route) =>
    route.fulfill({ contentType: "image/svg+xml", body }),
  );
}

/** Selects the second to fourth word of the first passage, bookmarks them, and finds them in the library. */
async function quoteArabic(page: Page): Promise<void> {
  await openEpisode(page, /^كيف نسمع البحر/);
  const passage = page.locator("[data-passage]").first();
  const words = ((await passage.locator("[data-words]").textContent()) ?? "").split(" ");
  const quoted = words.slice(1, 4).join(" ");
  const first = (words[0]?.length ?? 0) + 1;
  // From inside the second word, leftwards, to inside the fourth.
  await drag(page, passage, first + 1, passage, first + quoted.length - 2);
  const bar = page.getByRole("toolbar", { name: "Selected words" });
  await bar.getByRole("button", { name: "Bookmark", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Bookmarked/ })).toBeVisible();

  await page.goto(`${HOME}/library`);
  const bookmarks = page.getByRole("region", { name: "Bookmarks", exact: true });
  await expectLeftwards(bookmarks.getByText(quoted));
  await expectAccessible(page);
  await bookmarks.getByRole("link", { name: /^0:0\d/ }).click();
  await expect.poll(() => markedWords(page)).toBe(quoted);
}

/** What must not begin a line (JIS X 4051). */
const NEVER_FIRST = /^[、。」ゃゅょっー]/;

async function readJapanese(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await openEpisode(page, /^霧の夜に灯台は/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "ja");
  await page.getByRole("tab", { name: "Chapters" }).click();
  await expect(page.getByText("From the notes")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Transcript" }).click();
  await expect(page.locator('[lang="ja"] [data-words]').first()).toBeVisible();
  const lines = await page.locator("[data-words]").evaluateAll((texts) =>
    texts.flatMap(({ firstChild }) => {
      if (!(firstChild instanceof Text)) return [];
      const begins: string[] = [];
      let top = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < firstChild.length; at++) {
        const range = new Range();
        range.setStart(firstChild, at);
        range.setEnd(firstChild, at + 1);
        const box = range.getBoundingClientRect();
        if (box.top > top + 8) begins.push(firstChild.data.slice(at));
        top = Math.max(top, box.top);
      }
      return begins;
    }),
  );
  expect(lines.length).toBeGreaterThan(await page.locator("[data-words]").count());
  expect(lines.filter((line) => NEVER_FIRST.test(line))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByRole("searchbox", { name: "Find in transcript" }).fill("霧笛");
  await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${HOME}/search?q=${encodeURIComponent("霧笛")}`);
  await expect(page.getByRole("main").locator("mark").first()).toHaveText("霧笛");
  await expectAccessible(page);
}

const importShow = (show: string) => importInto(data, `tests/e2e/shows/${show}`);

/** The first page as it is made, kept, and made anew once another process has imported a show. */
async function importMeanwhile(page: Page, show: string, title: string): Promise<void> {
  const read = async () => {
    const answer = await page.request.get(HOME);
    return { etag: answer.headers().etag, named: (await answer.text()).includes(title) };
  };
  const first = await read();
  expect(first.named).toBe(false);
  expect(await read()).toEqual(first);
  importShow(show);
  expect((await read()).named).toBe(true);
}

test("what is written from right to left, and what has no spaces, is read and found as it should be", async ({
  page,
}) => {
  importShow("arabic");
  await servePicture(page);
  await withStart({ port: PORT, data }, async () => {
    await readArabic(page);
    await quoteArabic(page);
    await importMeanwhile(page, "japanese", "霧の夜に灯台は");
    await readJapanese(page);
  });
});
