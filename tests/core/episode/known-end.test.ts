import { expect, test } from "vitest";
import { knownEnd } from "#core/episode/episode.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { trackOf } from "../../track.ts";

const passage = { speaker: null, start: 40, end: 58, text: "The last words.", wordTimes: "" };

function endOf(duration: number | null, measured: boolean, transcribed = true) {
  const track = trackOf("tea", "one", { duration });
  const transcript = { language: "en", timing: "cue", passages: [passage] } as const;
  const brief = {
    track,
    summary: "",
    publishedAt: null,
    publishedDay: null,
    transcribed,
    numbering: UNNUMBERED,
  };
  return knownEnd({ brief, measured, transcript: transcribed ? transcript : null });
}

test("a duration that was only told ends nothing", () => {
  expect(endOf(20, false)).toBeNull();
  expect(endOf(null, true)).toBeNull();
});

test("a measured duration is the end, but never before the last words", () => {
  expect(endOf(60, true)).toBe(60);
  expect(endOf(50, true)).toBe(58);
  expect(endOf(50, true, false)).toBe(50);
});
