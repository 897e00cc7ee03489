import { expect, test } from "vitest";
import type { TranscriptEntry } from "#server/search/catalogue/catalogue.ts";
import { joinVoices } from "#server/search/catalogue/voices.ts";
import { episodeEntry } from "./episode-entry.ts";

const transcript = (...speakers: readonly number[]): TranscriptEntry => ({
  id: 1,
  episode: episodeEntry(),
  language: "en",
  timed: true,
  untimed: new Set(),
  first: 1,
  speakers: Uint32Array.from(speakers),
});
const [one, two, three] = [transcript(1, 2), transcript(3), transcript(4, 5, 6)];

test.each([
  ["come at the end", [one, two], [one, two, three]],
  ["come at the beginning", [two, three], [one, two, three]],
  ["come between others", [one, three], [one, two, three]],
  ["are gone at the end", [one, two, three], [one, two]],
  ["are gone at the beginning", [one, two, three], [two, three]],
  ["are others of the same length", [one, two, three], [one, transcript(7), three]],
  ["are others of another length", [one, two, three], [one, transcript(7, 8), three]],
  ["are all gone", [one, two], []],
  ["are the first", [], [one, two]],
  ["stay", [one, two, three], [one, two, three]],
])("voices are joined as they are anew when transcripts %s", (_, before, after) => {
  const joined = joinVoices(after, joinVoices(before, null));
  expect([...joined.voices]).toEqual(after.flatMap(({ speakers }) => [...speakers]));
  expect(joined.of).toBe(after);
});
