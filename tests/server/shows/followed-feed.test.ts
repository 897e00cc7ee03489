import { beforeAll, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { findShow } from "#server/shows/shows.ts";
import { processDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

processDatabase(() => ({ PUBLIC_URL: "https://pod.example" }));
const FEED = "https://sea.example/feed.xml";

beforeAll(async () => {
  const db = database();
  await addShow(db, "Sea", "en", []);
  await db.feed.updateMany({ data: { location: FEED } });
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
