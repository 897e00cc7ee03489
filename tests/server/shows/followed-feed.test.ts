import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { findShow } from "#server/shows/shows.ts";
import { addShow } from "../search/search-archive.ts";

const folder = mkdtempSync(path.join(tmpdir(), "playhead-followed-"));
const FEED = "https://sea.example/feed.xml";

beforeAll(async () => {
  Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: "", PUBLIC_URL: "https://pod.example" });
  await migrateDatabase(path.join(folder, "playhead.db"));
  const db = database();
  await addShow(db, "Sea", "en", []);
  await db.feed.updateMany({ data: { location: FEED } });
});

afterAll(async () => {
  await database().$disconnect();
  rmSync(folder, { recursive: true, force: true });
});

const followed = async () => (await findShow("sea"))?.feedUrl;

test("a show is followed at its publisher's, unless that is blocked from directories or behind a login", async () => {
  const db = database();
  expect(await followed()).toBe(FEED);
  await db.show.updateMany({ data: { blocked: true } });
  expect(await followed()).toBeNull();
  await db.show.updateMany({ data: { blocked: false } });
  const { id: feedId } = await db.feed.findFirstOrThrow();
  await db.feedLogin.create({ data: { feedId, username: "anna", password: "secret" } });
  expect(await followed()).toBeNull();
});
