import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { SoundHost } from "../support/sound-host.ts";
import { exchange } from "./exchange.ts";
import { importInto } from "./importing.ts";
import { expectKept, keepButton } from "./keeping.ts";
import { expectPlaying, pause, player, timeOf } from "./listening.ts";
import { portOf } from "./ports.ts";
import { STILL, type Started, withStart } from "./start.ts";

const PORT = portOf("stopped");
const HOME = `http://localhost:${PORT}`;
const EPISODE = `${HOME}/shows/far-away/the-lighthouse`;

/** Who the other host says it is; this server believes it, and the browser anybody. */
const IDENTITY = path.resolve("tests/support/sound-host.pem");
test.use({ ignoreHTTPSErrors: true });

const data = mkdtempSync(path.join(tmpdir(), "playhead-stopped-"));
test.afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Two minutes at 32 kbit/s. */
const sound = readFileSync("public/demo/how-people-learned-to-search-speech.mp3").subarray(
  1_200_000,
  1_680_000,
);
const picture = readFileSync("public/icon-192.png");
const WORDS = `WEBVTT

00:00.000 --> 00:08.000
<v Ann>The lighthouse is kept far away from here.

00:12.000 --> 00:20.000
<v Ben>And the sea is heard without it.
`;

/** A show whose sound and pictures another host has, which lets no script read them. */
function importShow(origin: string): void {
  const folder = path.join(data, "show");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "words.vtt"), WORDS);
  writeFileSync(
    path.join(folder, "feed.xml"),
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
<channel><title>Far away</title><language>en</language><itunes:image href="${origin}/cover.png"/><item><title>The Lighthouse</title><guid>lighthouse</guid>
<enclosure url="${origin}/far.mp3" type="audio/mpeg" length="${sound.length}"/><itunes:duration>120</itunes:duration>
<psc:chapters version="1.2"><psc:chapter start="0" title="The light" image="${origin}/light.png"/></psc:chapters>
<podcast:transcript url="words.vtt" type="text/vtt" language="en"/></item></channel></rss>`,
  );
  importInto(data, path.join(folder, "feed.xml"));
}

/** Ends the server for good, as if its machine had gone. */
async function stop({ pids }: Started): Promise<void> {
  process.kill(-pids.npm, "SIGKILL");
  const answers = () =>
    exchange(PORT, ["GET /icon.svg HTTP/1.1"]).then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(false);
}

/** All that this browser keeps under the name of Playhead, but for databases in which nothing is. */
function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const rows: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of opened.objectStoreNames) {
        const count = await new Promise<number>((resolve) => {
          const request = opened.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
        });
        if (count > 0) rows.push(`${name} ${store}`);
      }
      opened.close();
    }
    const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope);
    const texts = Object.keys(localStorage).filter((key) => key.startsWith("playhead"));
    return [...rows, ...workers, ...texts, ...(await caches.keys())];
  });
}

/** That a picture of another host is there in a part of the page, and is not only asked for. */
async function expectDrawn(part: Locator, url: string): Promise<void> {
  const image = part.locator(`img[src="${url}"]`).first();
  await expect(image).toBeVisible();
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveJSProperty("naturalWidth", 192);
}

test("what another host has is kept, is seen and plays when both servers have stopped, and is forgotten for good", async ({
  page,
  context,
}) => {
  const host = await SoundHost.open(readFileSync(IDENTITY, "utf8"));
  host.sounds.set("/far.mp3", { bytes: sound, fault: null });
  for (const name of ["/cover.png", "/light.png"])
    host.sounds.set(name, { bytes: picture, type: "image/png", fault: null });
  const far = host.origin;
  importShow(far);
  const place = { port: PORT, data, env: { ...STILL, FETCH_PRIVATE: "true", NODE_EXTRA_CA_CERTS: IDENTITY } };
  await withStart(place, async (started) => {
    await page.goto(EPISODE);
    await keepButton(page).click();
    await expectKept(page);
    await stop(started);
    host.close();
    await hearWithoutServers(page, far);
  });
  await withStart(place, async (started) => {
    const other = await context.newPage();
    await other.goto(EPISODE);
    const bookmarked = player(other).getByRole("button", { name: "Bookmark", exact: true, pressed: true });
    await expect(bookmarked).toBeVisible();
    // By then it hears what other tabs say.
    await expect(keepButton(other)).toHaveAccessibleName("Kept offline: remove");
    await page.goto(`${HOME}/settings`);
    expect(await kept(page)).toContain("playhead.offline chunks");
    await page.getByRole("button", { name: "Forget everything in this browser" }).click();
    await page
      .getByRole("dialog", { name: "Forget everything in this browser" })
      .getByRole("button", { name: "Forget everything" })
      .click();
    await expect(page.getByText("Everything is forgotten")).toBeVisible();
    // The other tab knows of it, and takes nothing back when it goes.
    await expect(bookmarked).toHaveCount(0);
    await expect(keepButton(other)).toHaveAccessibleName("Keep offline");
    await other.close({ runBeforeUnload: true });
    await expect.poll(() => kept(page)).toEqual([]);
    await stop(started);
    await expect(page.goto(EPISODE)).rejects.toThrow();
  });
});

/** `far`: the other host, which has stopped as well. */
async function hearWithoutServers(page: Page, far: string): Promise<void> {
  await page.goto(`${EPISODE}?t=12`);
  await expect(page.getByRole("banner").getByText("Offline", { exact: true })).toBeVisible();
  await expect(page.getByText("And the sea is heard without it.").first()).toBeVisible();
  for (const name of ["cover", "light"]) await expectDrawn(page.getByRole("main"), `${far}/${name}.png`);
  await page.getByRole("button", { name: "Play from 0:12" }).click();
  await expectPlaying(page);
  await expectDrawn(player(page), `${far}/cover.png`);
  expect(await timeOf(page)).toBeGreaterThan(11.9);
  await player(page).getByRole("slider", { name: "Seek" }).focus();
  await page.keyboard.press("Home");
  await expect.poll(() => timeOf(page)).toBeLessThan(8);
  await expectPlaying(page);
  // Whoever comes back is where the bookmark is.
  await pause(page);
  await player(page).getByRole("button", { name: "Bookmark", exact: true }).click();
  await expect(page.getByText(/^Bookmarked/)).toBeVisible();
  await page.getByRole("searchbox", { name: "Find in transcript" }).fill("sea");
  await expect(page.getByText(/^1 of 1$/)).toBeVisible();
  await page.goto(`${HOME}/library`);
  const list = page.getByRole("region", { name: "Offline", exact: true });
  await expect(list.getByText(/^1 episode,/)).toBeVisible();
  await list.getByRole("searchbox", { name: "Search what is kept" }).fill("lighthouse");
  await expect(list.getByText(/^1 moment in what is kept$/)).toBeVisible();
  await expect(page.getByRole("link", { name: /The Lighthouse/ }).first()).toBeVisible();
}
