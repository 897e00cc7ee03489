import { beforeEach, describe, expect, test } from "vitest";
import type { Moment } from "#core/time/moment.ts";
import type { Database } from "#server/db/client.ts";
import {
  partPages,
  quotedPart,
  readTranscriptPart,
  type TranscriptWish,
} from "#server/shows/transcript-part.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";
import { lengthenTranscript } from "./long-transcript.ts";

let db: Database;
let file = "";

beforeEach(async () => {
  ({ db, file } = await freshDatabase());
  await addShow(db, "A show", "en", [{ title: "Talk", lines: [["Ann", "A word."]] }]);
});

const point = (start: number): Moment => ({ start, end: null });

/** The first and the last passage that is read, how many they are, and which page of how many. */
async function read(id: number, wish: TranscriptWish) {
  const part = await readTranscriptPart(id, wish, db);
  const places = [part.passages[0], part.passages.at(-1)].map((passage) => (passage?.start ?? -6) / 6);
  const { page, pages } = partPages(part);
  return [...places, part.passages.length, page, pages];
}

describe("of a transcript of a day", () => {
  test("a page shows all, wherever its link leads", async () => {
    const id = lengthenTranscript(file, 5000);
    for (const wish of [
      { kind: "page", part: null, moment: null },
      { kind: "page", part: 3, moment: point(60) },
      { kind: "whole" },
    ] as const)
      expect(await read(id, wish)).toEqual([0, 4999, 5000, 1, 1]);
  });
});

describe("of a longer transcript", () => {
  test("a page shows the part where the moment is, or the one that is asked for, never more", async () => {
    const id = lengthenTranscript(file, 5001);
    const page = (part: number | null, moment: Moment | null = null) =>
      read(id, { kind: "page", part, moment });
    expect(await page(null)).toEqual([0, 999, 1000, 1, 6]);
    expect(await page(null, point(2000 * 6))).toEqual([2000, 2999, 1000, 3, 6]);
    expect(await page(null, point(1e9))).toEqual([5000, 5000, 1, 6, 6]);
    expect(await page(2, point(0))).toEqual([1000, 1999, 1000, 2, 6]);
    expect(await page(100_000)).toEqual([5000, 5000, 1, 6, 6]);
  });

  test("a file has all", async () => {
    expect(await read(lengthenTranscript(file, 5001), { kind: "whole" })).toEqual([0, 5000, 5001, 1, 1]);
  });

  test("a card has what is spoken at its moment, and nothing where it has none", async () => {
    const id = lengthenTranscript(file, 5001);
    expect(await read(id, quotedPart(point(602), ""))).toEqual([100, 100, 1, 1, 1]);
    expect(await read(id, quotedPart({ start: 602, end: 620 }, ""))).toEqual([100, 103, 4, 1, 1]);
    expect((await read(id, quotedPart(null, "")))[2]).toBe(0);
    expect((await read(id, quotedPart(point(602), "2.AbCd")))[2]).toBe(1000);
  });
});
