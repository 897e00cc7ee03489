import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { clearDrafts } from "#server/media/drafts.ts";
import { temporaryFolder } from "../database.ts";

test("what a killed process left half written goes after an hour, and nothing else", async () => {
  const folder = temporaryFolder();
  const mediaPlace = path.join(folder, "media");
  const places = { databaseLocation: path.join(folder, "playhead.db"), mediaPlace };
  await clearDrafts(places, new Date());
  mkdirSync(mediaPlace);
  const names = [
    "playhead.db",
    "playhead.db-wal",
    "playhead.db.12.new",
    "playhead.db.12.new-journal",
    "media/.0b1c2d3e-0000-4000-8000-0123456789ab.part",
    "media/.1b1c2d3e-0000-4000-8000-0123456789ab.part",
    `media/${"0123456789abcdef".repeat(2)}.mp3`,
  ];
  for (const name of names) {
    writeFileSync(path.join(folder, name), "");
    if (!name.includes(".1b1c")) utimesSync(path.join(folder, name), 1000, 1000);
  }
  await clearDrafts(places, new Date());
  expect([...readdirSync(folder), ...readdirSync(mediaPlace)].toSorted()).toEqual(
    [
      ".1b1c2d3e-0000-4000-8000-0123456789ab.part",
      `${"0123456789abcdef".repeat(2)}.mp3`,
      "media",
      "playhead.db",
      "playhead.db-wal",
    ].toSorted(),
  );
});
