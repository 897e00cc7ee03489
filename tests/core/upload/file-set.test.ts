import { describe, expect, test } from "vitest";
import { isCalledSound, setsOfFiles } from "#core/upload/file-set.ts";

const chosen = (...names: readonly string[]) => names.map((name) => ({ name, type: "" }));

function setsOf(...names: readonly string[]) {
  const { sets, others } = setsOfFiles(chosen(...names));
  return {
    sets: sets.map(({ name, files }) => [name, files.map((file) => file.name)]),
    others: others.map(({ name }) => name),
  };
}

describe("files that were chosen together", () => {
  test("belong to the sound that has their name, which is sent last", () => {
    expect(setsOf("b.mp3", "a.mp3", "a.vtt", "a.chapters.json", "b.ru.srt", "a.jpg", "note.txt")).toEqual({
      sets: [
        ["b", ["b.ru.srt", "b.mp3"]],
        ["a", ["a.vtt", "a.chapters.json", "a.jpg", "a.mp3"]],
      ],
      others: ["note.txt"],
    });
  });

  test("all belong to one sound alone, whatever they are called", () => {
    expect(setsOf("transcript.vtt", "episode.m4a", "cover.png")).toEqual({
      sets: [["episode", ["transcript.vtt", "cover.png", "episode.m4a"]]],
      others: [],
    });
  });

  test("belong to nothing without a sound", () => {
    expect(setsOf("a.vtt", "b.jpg")).toEqual({ sets: [], others: ["a.vtt", "b.jpg"] });
    expect(setsOf()).toEqual({ sets: [], others: [] });
  });
});

test.each([
  ["a.MP3", "", true],
  ["a.opus", "", true],
  ["a.aiff", "", true],
  ["recording", "audio/mp4", true],
  ["a.vtt", "text/vtt", false],
  ["mp3", "", false],
  ["", "", false],
])("whether %o of type %o is called a sound: %o", (name, type, called) => {
  expect(isCalledSound({ name, type })).toBe(called);
});
