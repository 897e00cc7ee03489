import { expect, test } from "vitest";
import type { AudioDraft, TranscriptDraft } from "#server/import/draft/draft.ts";
import { draftDuration } from "#server/import/draft/duration.ts";

const named = { episode: "One", source: "https://tea.example/one.mp3" };
const remote: AudioDraft = {
  url: named.source,
  type: "audio/mpeg",
  bytes: null,
  peaks: null,
  seekApproximate: false,
};
const passage = { speaker: null, start: 48, end: 58, text: "The last words.", wordTimes: [48, 49, 50] };
const transcripts: readonly TranscriptDraft[] = [
  { language: "en", format: "vtt", timing: "cue", passages: [passage] },
];

test("a told duration that the transcript outlasts is left out, and said", () => {
  const { duration, notices } = draftDuration(20, remote, transcripts, named);
  expect(duration).toBeNull();
  expect(notices).toMatchObject([{ episode: "One", problem: { code: "duration-too-short", value: "0:20" } }]);
});

test.each([
  ["told and long enough", 60, remote],
  ["ended a little before the last words", 45, remote],
  ["measured", 20, { ...remote, url: "/media/0123456789abcdef0123456789abcdef.mp3" }],
  ["not told", null, remote],
])("a duration that was %s is kept", (_, duration, audio) => {
  expect(draftDuration(duration, audio, transcripts, named)).toEqual({ duration, notices: [] });
});
