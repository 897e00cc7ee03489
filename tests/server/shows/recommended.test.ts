import { beforeAll, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { findRecommended } from "#server/shows/recommended.ts";
import { processDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

processDatabase(() => ({ PUBLIC_URL: "https://pod.example" }));

beforeAll(async () => {
  const db = database();
  for (const title of ["Sea", "Sky"]) await addShow(db, title, "en", []);
  const sky = await db.show.findUniqueOrThrow({ where: { slug: "sky" } });
  await db.show.update({ where: { slug: "sea" }, data: { guid: "sea-guid" } });
  await db.feed.update({ where: { showId: sky.id }, data: { location: "https://sky.example/feed" } });
});

test("recommended shows that are here are found by guid or feed, each once; of the others those with a feed are named", async () => {
  const title = "As told";
  const found = await findRecommended([
    { guid: "x", url: "https://x.example/feed", title },
    { guid: "other", url: "https://sky.example/feed", title: null },
    { guid: "sea-guid", url: "https://sea.example/feed", title: null },
    { guid: "sea-guid", url: null, title: null },
    { guid: "nowhere", url: null, title },
  ]);
  expect(found.here.map(({ slug }) => slug)).toEqual(["sky", "sea"]);
  expect(found.elsewhere).toEqual([{ url: "https://x.example/feed", title }]);
});

test("nothing is looked for where nothing is recommended", async () => {
  expect(await findRecommended([])).toEqual({ here: [], elsewhere: [] });
});
