import { expect, test } from "vitest";
import { isOtherCut, takenLength } from "#core/episode/other-cut.ts";

const kept = { url: "/media/a.mp3", type: "audio/mpeg" };
const remote = { url: "https://cdn.example.org/a.mp3", type: "audio/mpeg" };
const [SOUND, TRANSCRIPT] = [28 * 60 + 18, 70 * 60 + 30];

test.each([
  ["nothing is known of the sound", kept, SOUND, null, TRANSCRIPT, false],
  ["it is as long as it was", kept, SOUND, SOUND + 1, SOUND - 20, false],
  ["music follows the last word", remote, null, SOUND, SOUND - 600, false],
  ["words follow its end, whatever the feed says", remote, TRANSCRIPT, SOUND, TRANSCRIPT, true],
  ["words follow its end, as was measured", kept, SOUND, SOUND, TRANSCRIPT, true],
  ["only the feed says otherwise", remote, TRANSCRIPT, SOUND, SOUND - 20, false],
  ["it was measured to be shorter", kept, SOUND, SOUND + 60, SOUND - 20, true],
  ["nobody knows when words are spoken", remote, SOUND, SOUND, null, false],
])("another cut: %s", (_, audio, duration, length, lastWord, expected) => {
  const taken = takenLength({ audio, duration });
  expect(isOtherCut({ length, taken, lastWord })).toBe(expected);
});
