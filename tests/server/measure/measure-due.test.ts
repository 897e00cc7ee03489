import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { endMeasurer } from "#server/audio/measurer.ts";
import { importSource } from "#server/import/import-source.ts";
import { listDueEpisodes } from "#server/measure/due.ts";
import { measureDue } from "#server/measure/measure-due.ts";
import { SoundHost } from "../../support/sound-host.ts";
import { freshDatabase, importOptions } from "../database.ts";

const TONE = readFileSync(path.resolve("tests/server/fixtures/sounds/tone.mp3"));

test("all that are due are measured in turn, and who was stopped goes on with the rest", async () => {
  const { db, folder } = await freshDatabase();
  const host = await SoundHost.open();
  onTestFinished(async () => {
    host.close();
    await endMeasurer();
  });
  const items = ["a", "b", "c", "d"].map((name) => {
    host.sounds.set(`/${name}.mp3`, { bytes: TONE, fault: name === "c" ? { kind: "page" } : null });
    return `<item><guid>${name}</guid><title>${name}</title><enclosure url="${host.origin}/${name}.mp3" length="1" type="audio/mpeg"/></item>`;
  });
  const feed = path.join(folder, "feed.xml");
  writeFileSync(feed, `<rss version="2.0"><channel><title>Lamps</title>${items.join("")}</channel></rss>`);
  await importSource(feed, { ...importOptions(db, folder), fetchPrivate: true }, () => {});

  const stop = new AbortController();
  const measuringDir = path.join(folder, "measuring");
  const options = { fetchPrivate: true, userAgent: "Playhead/test", measuringDir };
  const first: string[] = [];
  for await (const { episode, done, total } of measureDue(db, { ...options, signal: stop.signal })) {
    first.push(`${episode.title} ${done}/${total}`);
    if (done === 2) stop.abort();
  }
  expect(first).toHaveLength(2);
  const left = await listDueEpisodes(db);
  expect(left).toHaveLength(2);

  const outcomes: string[] = [];
  for await (const { episode, outcome } of measureDue(db, {
    ...options,
    signal: new AbortController().signal,
  }))
    outcomes.push(`${episode.title} ${outcome.kind}`);
  expect(outcomes).toEqual(left.map(({ title }) => `${title} ${title === "c" ? "unusable" : "measured"}`));
  expect(await listDueEpisodes(db)).toEqual([]);
  expect(["a", "b", "c", "d"].map((name) => host.asked(`/${name}.mp3`))).toEqual([1, 1, 1, 1]);
});
