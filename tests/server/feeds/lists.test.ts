import { expect, test } from "vitest";
import { listFeeds } from "#server/feeds/list.ts";
import { listJobs } from "#server/jobs/list.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const NOW = new Date("2026-11-29T12:00:00Z");

test("hosts see every feed, first those that cannot be read, without what is secret in an address", async () => {
  const { db } = await freshDatabase();
  const addFeed = async (title: string, feed: { readonly location: string; readonly failure?: string }) => {
    const show = { slug: title, guid: title, title, description: "", language: "en" };
    const { id } = await db.feed.create({ data: { ...feed, show: { create: show } } });
    return String(id);
  };
  const sea = await addFeed("Sea", { location: "https://example.org/sea.xml?token=secret" });
  const wood = await addFeed("Wood", { location: "https://example.org/wood.xml", failure: "too-slow" });
  await addFeed("Own", { location: "/srv/own/feed.xml" });
  const job = { kind: "feed", lane: "feed example.org", dueAt: NOW, createdAt: NOW };
  await db.job.create({ data: { ...job, subject: sea } });
  await db.job.create({ data: { ...job, subject: wood, state: "running", done: 1, total: 4 } });

  const feeds = await listFeeds(db, NOW);
  expect(
    feeds.map(({ title, place, state, nextAt, running }) => [title, place, state, nextAt, running]),
  ).toEqual([
    ["Wood", "example.org/wood.xml", "kept", null, true],
    ["Own", "/srv/own/feed.xml", "local", null, false],
    ["Sea", "example.org/sea.xml", "kept", NOW, false],
  ]);
  expect(feeds.filter(({ brokenOff }) => brokenOff)).toEqual([]);
  await db.job.updateMany({ where: { subject: sea }, data: { lastError: "The disk is full" } });
  const broken = (await listFeeds(db, NOW)).filter(({ brokenOff }) => brokenOff);
  expect(broken.map(({ title }) => title)).toEqual(["Sea"]);
  await db.job.updateMany({ where: { subject: sea }, data: { lastError: null } });
  expect(feeds[0]?.failure).toMatchObject({ code: "too-slow", value: "" });

  const added = { ...job, kind: "import", subject: "https://example.org/wood.xml" };
  await db.job.create({ data: added });
  expect((await listFeeds(db, NOW)).map(({ title }) => title)).toEqual(["Own", "Sea"]);
  await db.job.deleteMany({ where: { kind: "import" } });

  const unknown = {
    ...job,
    kind: "of a later version",
    subject: "9",
    lane: "other",
    lastError: "It is unknown",
  };
  await db.job.create({ data: unknown });
  const { running, failed, waiting, waitingCount } = await listJobs(db);
  expect(running).toMatchObject([{ title: "Wood", progress: { done: 1, total: 4 } }]);
  expect(failed).toMatchObject([{ title: "9", lastError: "It is unknown" }]);
  expect(waiting).toMatchObject([{ title: "Sea", progress: null }]);
  expect(waitingCount).toBe(1);
});

test("hosts see with a feed which of its sounds are not as they should be", async () => {
  const { db } = await freshDatabase();
  await addShow(db, "Sea", "en", [
    { title: "Waves", lines: [["Ann", "Waves"]] },
    { title: "Tides", lines: [["Ann", "Tides"]] },
  ]);
  const show = await db.show.findFirstOrThrow();
  await db.feed.deleteMany();
  await db.feed.create({ data: { showId: show.id, location: "https://example.org/sea.xml" } });
  const url = "https://sounds.example/waves.mp3";
  await db.episode.updateMany({ data: { audioUrl: url } });
  const [waves, tides] = await db.episode.findMany({ orderBy: { title: "desc" } });
  const row = { bytes: 1, measuredAt: NOW, problem: "integrity-mismatch" };
  await db.measurement.create({ data: { ...row, episodeId: waves?.id ?? 0, url } });
  await db.measurement.create({ data: { ...row, episodeId: tides?.id ?? 0, url: `${url}?before` } });
  const [feed] = await listFeeds(db, NOW);
  const named = [{ episode: "Waves", code: "integrity-mismatch", value: "sounds.example" }];
  expect(feed?.sounds).toEqual({ count: 1, named });
});
