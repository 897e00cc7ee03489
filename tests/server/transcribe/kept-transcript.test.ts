import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { buildPassages } from "#core/transcript/passage.ts";
import { importSource } from "#server/import/import-source.ts";
import { saveTranscript } from "#server/import/save.ts";
import { freshDatabase, importOptions } from "../database.ts";

const heard = buildPassages([{ start: 0, end: 2, speaker: null, text: "The see is calm.", stamps: [] }]);

test("what a machine has heard stays when the feed is read again, until the publisher has words of the same language", async () => {
  const { db, folder } = await freshDatabase();
  const feed = path.join(folder, "feed.xml");
  const read = async (title: string, inside: string) => {
    const item = `<item><guid>a</guid><title>${title}</title>${inside}</item>`;
    writeFileSync(
      feed,
      `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Sea</title><language>en</language>${item}</channel></rss>`,
    );
    await importSource(feed, importOptions(db, folder), () => {});
    return db.transcript.findMany({ select: { format: true, passages: { select: { text: true } } } });
  };
  await read("One", "");
  const { id } = await db.episode.findFirstOrThrow();
  await db.$transaction((tx) => saveTranscript(tx, id, { language: "en", format: "recognised", ...heard }));
  expect(await read("Two", "")).toEqual([{ format: "recognised", passages: [{ text: "The see is calm." }] }]);
  expect((await db.episode.findFirstOrThrow()).title).toBe("Two");
  writeFileSync(path.join(folder, "a.vtt"), "WEBVTT\n\n00:00.000 --> 00:02.000\nThe sea is calm.\n");
  const named = '<podcast:transcript url="a.vtt" type="text/vtt" language="en"/>';
  expect(await read("Three", named)).toEqual([{ format: "vtt", passages: [{ text: "The sea is calm." }] }]);
});
