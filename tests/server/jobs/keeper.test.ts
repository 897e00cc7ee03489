import { afterEach, expect, test, vi } from "vitest";
import { parseConfig } from "#server/config.ts";
import { refreshFeed } from "#server/feeds/acts.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { beginKeeper, type Keeper } from "#server/jobs/keeper.ts";
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
