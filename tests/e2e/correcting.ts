import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { importShared } from "./importing.ts";
import { player } from "./listening.ts";
import { invitation, newPage, signUpAtOnce } from "./signing-up.ts";

const root = path.resolve(import.meta.dirname, "../..");
const SOUND = path.join(root, "tests/e2e/shows/arabic/sea-at-night.mp3");

/** What is said in every episode of such a show; "Margate" is heard wrong throughout. */
const CAPTIONS = `WEBVTT

00:00.500 --> 00:04.000
<v Ann>Good evening from the pier of Margit, where the sea is as flat as paper.

00:04.500 --> 00:08.000
<v Ben>I hear something far away. Is it the bell of a boat or the wind in the ropes?

00:08.500 --> 00:12.000
<v Ann>At night the air above the water cools. Sound bends down to us again.

00:12.500 --> 00:16.000
<v Ben>That is the bell. Who heard it in Margit knew the way home.

00:16.500 --> 00:20.000
<v Ann>We wrote down every word in its place, and now we put out the lamp.
`;

/** A show of its own for one journey, so that no other sees what it changes: the address of its page. */
export function importShow(slug: string, episodes: readonly string[] = ["the-pier"]): string {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-correcting-"));
  const title = (name: string) => name.replaceAll("-", " ");
  const items = episodes.map((name) => {
    copyFileSync(SOUND, path.join(folder, `${name}.mp3`));
    writeFileSync(path.join(folder, `${name}.vtt`), CAPTIONS);
    return `<item><title>${title(name)}</title><guid isPermaLink="false">${slug} ${name}</guid>
      <enclosure url="${name}.mp3" length="48000" type="audio/mpeg"/>
      <podcast:transcript url="${name}.vtt" type="text/vtt" language="en"/></item>`;
  });
  writeFileSync(
    path.join(folder, "feed.xml"),
    `<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
      <title>${title(slug)}</title><language>en</language><description>Of the sea.</description>
      ${items.join("\n")}
    </channel></rss>`,
  );
  importShared(folder);
  rmSync(folder, { recursive: true });
  return `/shows/${slug}`;
}

/** A page, of which nothing is open yet, of somebody who has just signed up with this role. */
export async function member(browser: Browser, role: string, name: string, options = {}): Promise<Page> {
  const page = await newPage(browser, options);
  await signUpAtOnce(page, invitation(role), name);
  return page;
}

/** Opens an episode to be edited. */
export async function edit(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  // As soon as it is there, scripts answer.
  await expect(player(page)).toBeVisible();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const editor = page.getByRole("region", { name: "Editing the transcript" });
  await expect(editor).toBeVisible();
  return editor;
}

/** Opens a passage by the clock that stands beside it. */
export async function openPassage(page: Page, clock: string): Promise<Locator> {
  await page.getByRole("button", { name: `Edit passage ${clock}` }).press("Enter");
  const field = page.getByRole("textbox", { name: `Text of passage ${clock}` });
  await expect(field).toBeFocused();
  return field;
}

/** What was done last, with its Undo. */
export function done(page: Page): Locator {
  return page.getByRole("status").filter({ has: page.getByRole("button", { name: "Undo", exact: true }) });
}
