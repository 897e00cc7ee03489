import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { lengthKind } from "#server/measure/length-job.ts";
import { SoundHost } from "../../support/sound-host.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { FakeClock } from "../jobs/fake-clock.ts";

const TONE = readFileSync(path.resolve("tests/server/fixtures/sounds/tone.mp3"));
const START = new Date("2026-11-29T12:00:00Z");
const HOUR = 3600_000;

let host: SoundHost;

beforeEach(async () => {
  host = await SoundHost.open();
});
afterEach(() => host.close());

interface Told {
  readonly name: string;
  readonly duration?: number;
  readonly title?: string;
}

async function importShow(db: Database, folder: string, episodes: readonly Told[]): Promise<void> {
  const items = episodes.map(
    ({ name, duration, title = name }) =>
      `<item><guid>${name}</guid><title>${title}</title>${duration ? `<itunes:duration>${duration}</itunes:duration>` : ""}<enclosure url="${host.origin}/${name}.mp3" length="1" type="audio/mpeg"/></item>`,
  );
  const feed = path.join(folder, "feed.xml");
  writeFileSync(
    feed,
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Lamps</title>${items.join("")}</channel></rss>`,
  );
  await importSource(feed, { ...importOptions(db, folder), fetchPrivate: true }, () => {});
}

const lengths = async (db: Database) =>
  db.episode.findMany({
    orderBy: { guid: "asc" },
    select: { duration: true, durationEstimated: true },
  });

test("a length that no feed tells is found by some bytes, once, and stays until a better one is known", async () => {
  const { db, folder } = await freshDatabase();
  host.sounds.set("/a.mp3", { bytes: TONE, fault: null });
  host.sounds.set("/b.mp3", { bytes: TONE, fault: null });
  host.sounds.set("/c.mp3", { bytes: TONE, fault: { kind: "rangeless" } });
  await importShow(db, folder, [{ name: "a" }, { name: "b", duration: 5 }, { name: "c" }]);
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const clock = new FakeClock(START, 1);
  const kinds = {
    length: lengthKind({ db, fetchPrivate: true, userAgent: "Playhead/test", measureRemote: true }),
  };
  const every = { lookEvery: HOUR, enrolEvery: HOUR, slots: 1, random: () => 0.5 };
  void runWorker({ ...every, db, kinds, holder: "one", clock, signal: ending.signal });
  await clock.passUntil(new Date(START.getTime() + 3 * HOUR));
  const found = [
    { duration: 3, durationEstimated: true },
    { duration: 5, durationEstimated: false },
    { duration: null, durationEstimated: false },
  ];
  expect(await lengths(db)).toEqual(found);
  // Pages may show it some seconds later.
  expect((await db.edition.findFirstOrThrow()).deferred).toBe(1);
  expect(["/a.mp3", "/b.mp3", "/c.mp3"].map((name) => host.asked(name))).toEqual([1, 0, 1]);

  await importShow(db, folder, [{ name: "a", title: "Again" }]);
  expect((await lengths(db))[0]).toEqual(found[0]);
  await importShow(db, folder, [{ name: "a", duration: 4 }]);
  expect((await lengths(db))[0]).toEqual({ duration: 4, durationEstimated: false });
});
