import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { parseConfig } from "#server/config.ts";
import { refreshFeed } from "#server/feeds/acts.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { beginKeeper, type Keeper } from "#server/jobs/keeper.ts";
import { SoundHost } from "../../support/sound-host.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";

/** Milliseconds; a thread takes its time to begin where others work as well. */
const LONG = { timeout: 100_000, interval: 100 };

afterEach(() => vi.unstubAllEnvs());

async function keptSite() {
  const { db, folder } = await freshDatabase();
  const hosting = await host({ "/feed": feedOf("one") });
  await importFeed(`${hosting.origin}/feed`, { ...importOptions(db, folder), fetchPrivate: true });
  // The thread reads its configuration from the environment, as the site does.
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("FETCH_PRIVATE", "true");
  await refreshFeed(db, "sea", new Date());
  return { ...hosting, db, begin: (): Keeper => beginKeeper(parseConfig(process.env), db) };
}

test("a thread of the site reads what is due, and gives back what it is in the middle of when the site ends", async () => {
  const { db, answers, files, begin } = await keptSite();
  files.set("/feed", feedOf("one", "two"));
  await db.feed.updateMany({ data: { etag: null } });
  const keeper = begin();
  await vi.waitFor(async () => expect(await db.episode.count()).toBe(2), LONG);
  await vi.waitFor(async () => expect(await db.job.findFirst()).toMatchObject({ state: "waiting" }), LONG);
  expect(await db.feed.findFirst()).toMatchObject({ failure: null, failures: 0 });
  answers.set("/feed", () => {});
  await refreshFeed(db, "sea", new Date());
  await vi.waitFor(async () => expect(await db.job.findFirst()).toMatchObject({ state: "running" }), LONG);
  await keeper.end();
  expect(await db.job.findFirst()).toMatchObject({ state: "waiting", holder: null, attempts: 0 });
});

test("nothing is asked for where the site is not to keep feeds", async () => {
  vi.stubEnv("KEEP_FEEDS", "false");
  const { asked, db, begin } = await keptSite();
  asked.length = 0;
  const keeper = begin();
  await keeper.end();
  expect(asked).toEqual([]);
  expect(await db.job.findFirst()).toMatchObject({ state: "waiting", token: 0 });
});

test("where there is only sound to be measured, a thread of the site measures it", async () => {
  const { db, folder } = await freshDatabase();
  const sounds = await SoundHost.open();
  onTestFinished(() => sounds.close());
  const bytes = readFileSync(path.resolve("tests/server/fixtures/sounds/tone.mp3"));
  sounds.sounds.set("/a.mp3", { bytes, fault: null });
  const item = `<item><guid>a</guid><title>a</title><enclosure url="${sounds.origin}/a.mp3" length="1" type="audio/mpeg"/></item>`;
  const feed = path.join(folder, "feed.xml");
  writeFileSync(feed, `<rss version="2.0"><channel><title>Lamps</title>${item}</channel></rss>`);
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("FETCH_PRIVATE", "true");
  await importFeed(feed, importOptions(db, folder));
  const keeper = beginKeeper(parseConfig(process.env), db);
  await vi.waitFor(async () => expect(await db.episode.findFirst()).toMatchObject({ duration: 3 }), LONG);
  await keeper.end();
});
