import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { PEAK_COUNT } from "#core/audio/peaks.ts";
import { endMeasurer } from "#server/audio/measurer.ts";
import type { Database } from "#server/db/client.ts";
import { versionOf, watchVersion } from "#server/db/version.ts";
import { importSource } from "#server/import/import-source.ts";
import { listDueEpisodes } from "#server/measure/due.ts";
import { type EpisodeOptions, measureEpisode } from "#server/measure/measure-episode.ts";
import { SoundHost } from "../../support/sound-host.ts";
import { freshDatabase, importOptions, overPostgresql } from "../database.ts";

const TONE = readFileSync(path.resolve("tests/server/fixtures/sounds/tone.mp3"));
const OTHER = readFileSync(path.resolve("tests/server/fixtures/vbr-without-table.mp3"));

let host: SoundHost;

beforeAll(async () => {
  host = await SoundHost.open();
});
beforeEach(() => {
  host.sounds.clear();
  host.sounds.set("/a.mp3", { bytes: TONE, etag: '"1"', fault: null });
});
afterAll(async () => {
  host.close();
  await endMeasurer();
});

function options(folder: string, changed: Partial<EpisodeOptions> = {}): EpisodeOptions {
  return {
    fetchPrivate: true,
    userAgent: "Playhead/test",
    signal: new AbortController().signal,
    measuringDir: path.join(folder, "measuring"),
    ...changed,
  };
}

interface Told {
  readonly title?: string;
  readonly sound?: string;
  readonly length?: number;
}

/** Imports a show of episodes whose sound the host has, the oldest first. Returns their ids. */
async function importRemote(
  db: Database,
  folder: string,
  episodes: readonly Told[],
): Promise<readonly number[]> {
  const items = episodes.map(
    ({ title = "Wicks", sound = "a.mp3", length = 1 }, i) =>
      `<item><guid>${i}</guid><title>${title}</title><pubDate>Sat, ${10 + i} Oct 2026 10:00:00 GMT</pubDate><itunes:duration>5</itunes:duration><enclosure url="${host.origin}/${sound}" type="audio/mpeg" length="${length}"/></item>`,
  );
  const feed = path.join(folder, "feed.xml");
  writeFileSync(
    feed,
    `<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Lamps</title><language>en</language>${items.join("")}</channel></rss>`,
  );
  await importSource(feed, { ...importOptions(db, folder), fetchPrivate: true }, () => {});
  const rows = await db.episode.findMany({ orderBy: { guid: "asc" }, select: { id: true } });
  return rows.map(({ id }) => id);
}

const shown = (db: Database, id: number) =>
  db.episode.findUniqueOrThrow({
    where: { id },
    select: { duration: true, peaks: true, seekApproximate: true },
  });

const dueIds = async (db: Database) => (await listDueEpisodes(db)).map(({ id }) => id);

test("an episode that is not there, or whose sound is here, is not measured", async () => {
  const { db, folder } = await freshDatabase();
  expect(await measureEpisode(db, 7, options(folder))).toEqual({ kind: "gone" });
  const [id = 0] = await importRemote(db, folder, [{}]);
  await db.episode.update({ where: { id }, data: { audioUrl: "/media/0123.mp3" } });
  expect(await measureEpisode(db, id, options(folder))).toEqual({ kind: "gone" });
  expect(await dueIds(db)).toEqual([]);
});

test("what is measured is shown: peaks, and how long it is to the millisecond", async () => {
  const { db, folder } = await freshDatabase();
  const [id = 0] = await importRemote(db, folder, [{}]);
  expect(await shown(db, id)).toEqual({ duration: 5, peaks: null, seekApproximate: false });
  expect(await measureEpisode(db, id, options(folder))).toEqual({
    kind: "measured",
    duration: 3,
    promised: null,
  });
  const { peaks, ...rest } = await shown(db, id);
  expect(rest).toEqual({ duration: 3, seekApproximate: false });
  expect(peaks).toHaveLength(PEAK_COUNT);
  expect(await db.measurement.findMany()).toMatchObject([
    {
      url: `${host.origin}/a.mp3`,
      announced: 1,
      etag: '"1"',
      bytes: TONE.length,
      problem: null,
      promised: null,
    },
  ]);
});

test("of varying bitrate and without a table, times are only near", async () => {
  const { db, folder } = await freshDatabase();
  host.sounds.set("/a.mp3", { bytes: OTHER, fault: null });
  const [id = 0] = await importRemote(db, folder, [{}]);
  await measureEpisode(db, id, options(folder));
  expect(await shown(db, id)).toMatchObject({ duration: 2.064, seekApproximate: true });
});

test("due is what was not measured, the newest first, and what is another file by now", async () => {
  const { db, folder } = await freshDatabase();
  const [first = 0, second = 0] = await importRemote(db, folder, [{}, {}]);
  expect(await dueIds(db)).toEqual([second, first]);
  await measureEpisode(db, first, options(folder));
  await measureEpisode(db, second, options(folder));
  expect(await dueIds(db)).toEqual([]);
  await importRemote(db, folder, [{ sound: "b.mp3" }, { length: 2 }]);
  expect(await dueIds(db)).toEqual([second, first]);
  await db.episode.update({ where: { id: first }, data: { withdrawnAt: new Date() } });
  expect(await dueIds(db)).toEqual([second]);
});

test("a feed that is read again knows no better, unless it names another sound", async () => {
  const { db, folder } = await freshDatabase();
  const [id = 0] = await importRemote(db, folder, [{}]);
  await measureEpisode(db, id, options(folder));
  const measured = await shown(db, id);
  await importRemote(db, folder, [{ title: "Wicks, again", length: 2 }]);
  expect(await shown(db, id)).toEqual(measured);
  await importRemote(db, folder, [{ sound: "b.mp3" }]);
  expect(await shown(db, id)).toEqual({ duration: 5, peaks: null, seekApproximate: false });
});

test("the same file is not sent again when only its feed tells another length", async () => {
  const { db, folder } = await freshDatabase();
  const [id = 0] = await importRemote(db, folder, [{}]);
  await measureEpisode(db, id, options(folder));
  await importRemote(db, folder, [{ length: 2 }]);
  expect(await measureEpisode(db, id, options(folder))).toEqual({ kind: "unchanged" });
  expect(await dueIds(db)).toEqual([]);
  expect(await shown(db, id)).toMatchObject({ duration: 3 });
});

test("another file at the same address is read when its time has come, ever more rarely, and nothing else is lost", async () => {
  const { db, folder } = await freshDatabase();
  const [id = 0] = await importRemote(db, folder, [{}]);
  await measureEpisode(db, id, options(folder));
  const day = 24 * 3600_000;
  const wait = async () => {
    const { measuredAt, checkAt } = await db.measurement.findUniqueOrThrow({ where: { episodeId: id } });
    return Math.round(((checkAt?.getTime() ?? 0) - measuredAt.getTime()) / day);
  };
  const read = (days: number) =>
    db.measurement.updateMany({ data: { measuredAt: new Date(Date.now() - days * day) } });
  const chapter = await db.chapter.create({ data: { episodeId: id, start: 1, title: "Wicks" } });
  expect(await wait()).toBe(1);
  await read(3);
  expect(await measureEpisode(db, id, options(folder))).toEqual({ kind: "unchanged" });
  expect(await wait()).toBe(6);
  host.sounds.set("/a.mp3", { bytes: OTHER, etag: '"2"', fault: null });
  expect(await measureEpisode(db, id, options(folder))).toMatchObject({ kind: "measured" });
  expect(await wait()).toBe(6);
  expect(await shown(db, id)).toMatchObject({ duration: 2.064, seekApproximate: true });
  expect(await db.chapter.findMany()).toEqual([chapter]);
  host.sounds.set("/a.mp3", { bytes: OTHER, fault: { kind: "status", status: 503 } });
  await read(50);
  expect(await measureEpisode(db, id, options(folder))).toMatchObject({ kind: "failed" });
  expect(await wait()).toBe(51);
  expect(await shown(db, id)).toMatchObject({ duration: 2.064 });
});

test("a file that has not the hash that its feed tells gives nothing to be shown, until the feed tells the right one", async () => {
  const { db, folder } = await freshDatabase();
  const [id = 0] = await importRemote(db, folder, [{}]);
  const tell = (bytes: Uint8Array) => {
    const value = `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
    const alternates = [{ url: `${host.origin}/a.mp3`, isDefault: false, integrity: { type: "sri", value } }];
    return db.episode.update({ where: { id }, data: { extras: { alternates } } });
  };
  await tell(OTHER);
  expect(await measureEpisode(db, id, options(folder))).toEqual({
    kind: "unusable",
    code: "integrity-mismatch",
  });
  expect(await shown(db, id)).toEqual({ duration: 5, peaks: null, seekApproximate: false });
  expect(await dueIds(db)).toEqual([]);
  await tell(TONE);
  expect(await dueIds(db)).toEqual([id]);
  expect(await measureEpisode(db, id, options(folder))).toMatchObject({ kind: "measured", duration: 3 });
  expect(await dueIds(db)).toEqual([]);
});

// It reads the version as SQLite tells it.
test.skipIf(overPostgresql)(
  "what is no sound is noted and not asked for again, and nobody's page is made anew for it",
  async () => {
    const { db, file, folder } = await freshDatabase();
    host.sounds.set("/a.mp3", { bytes: TONE, fault: { kind: "page" } });
    const [id = 0] = await importRemote(db, folder, [{}]);
    const version = watchVersion(file);
    const before = version();
    expect(await measureEpisode(db, id, options(folder))).toEqual({ kind: "unusable", code: "not-sound" });
    expect(await dueIds(db)).toEqual([]);
    expect(version()).toBe(before);
    expect(await shown(db, id)).toEqual({ duration: 5, peaks: null, seekApproximate: false });
  },
);

// Over PostgreSQL: tests/server/db/postgresql/several-sites.test.ts.
test.skipIf(overPostgresql)(
  "what is measured in turn is shown every ten seconds, so that pages are not made anew each time",
  async () => {
    const { db, file, folder } = await freshDatabase();
    const [first = 0, second = 0, third = 0] = await importRemote(db, folder, [{}, {}, {}]);
    const sqlite = new Sqlite(file, { readonly: true });
    onTestFinished(() => void sqlite.close());
    let now = 0;
    const version = versionOf(sqlite, () => now);
    const measured = async (id: number) => {
      expect(await measureEpisode(db, id, options(folder))).toMatchObject({ kind: "measured" });
      return version();
    };
    const empty = version();
    now = 10_000;
    const begun = await measured(first);
    expect(begun).not.toBe(empty);
    expect([await measured(second), await measured(third)]).toEqual([begun, begun]);
    now = 20_000;
    expect(version()).not.toBe(begun);
  },
);

test("what could not be had now, or was stopped, stays due", async () => {
  const { db, folder } = await freshDatabase();
  host.sounds.set("/a.mp3", { bytes: TONE, fault: { kind: "status", status: 503 } });
  const [id = 0] = await importRemote(db, folder, [{}]);
  expect(await measureEpisode(db, id, options(folder))).toMatchObject({ kind: "failed", value: "503" });
  const signal = AbortSignal.abort();
  expect(await measureEpisode(db, id, options(folder, { signal }))).toEqual({ kind: "stopped" });
  expect(await dueIds(db)).toEqual([id]);
});

test("an episode that is given another sound meanwhile keeps what it has", async () => {
  const { db, folder } = await freshDatabase();
  const [id = 0] = await importRemote(db, folder, [{}]);
  const data = { audioUrl: `${host.origin}/b.mp3` };
  const changes: Promise<unknown>[] = [];
  const onProgress = () => {
    changes.push(db.episode.update({ where: { id }, data }).then());
  };
  expect(await measureEpisode(db, id, options(folder, { onProgress }))).toEqual({ kind: "gone" });
  await Promise.all(changes);
  expect(await shown(db, id)).toEqual({ duration: 5, peaks: null, seekApproximate: false });
});

test("of one host one file at a time", async () => {
  const { db, folder } = await freshDatabase();
  host.sounds.set("/slow.mp3", { bytes: TONE.subarray(0, 400), fault: { kind: "drips", every: 1 } });
  const ids = await importRemote(db, folder, [
    { sound: "slow.mp3" },
    { sound: "slow.mp3" },
    { sound: "slow.mp3" },
  ]);
  const outcomes = await Promise.all(ids.map((id) => measureEpisode(db, id, options(folder))));
  expect(outcomes.map(({ kind }) => kind)).toEqual(["measured", "measured", "measured"]);
  expect([host.asked("/slow.mp3"), host.mostAtOnce("/slow.mp3")]).toEqual([3, 1]);
});
