import { describe, expect, test } from "vitest";
import { savedFile, soundFileName } from "#core/file/file-name.ts";

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe("the name of a sound", () => {
  test.each([
    ["The Sea", "Lamps", "The Sea - Lamps.mp3"],
    ["Море", "Маяк: свет", "Море - Маяк свет.mp3"],
    ["灯台", "AI/人間?", "灯台 - AI 人間.mp3"],
    ['a<b>c:"d"', "e\\f|g*h\t?", "a b c d - e f g h.mp3"],
    ["..", ". Lamps. ", "Lamps.mp3"],
    ["The Sea", "", "The Sea.mp3"],
    ["", "", "episode.mp3"],
    ["Show", "\u202Eexe.txt\u0000", "Show - exe.txt.mp3"],
  ])("of %o and %o is %o", (show, title, name) => {
    expect(soundFileName(show, title, "mp3")).toBe(name);
  });

  test("fits into what file systems take, cut between characters, with its ending", () => {
    for (const letter of ["a", "я", "灯", "🕯"]) {
      const name = soundFileName(letter.repeat(400), letter.repeat(400), "webm");
      expect(bytes(name)).toBeLessThanOrEqual(255);
      expect(name.replaceAll(letter, "")).toBe(" - .webm");
    }
  });
});

test.each([
  ["The Sea - Lamps.mp3", "filename=\"The Sea - Lamps.mp3\"; filename*=UTF-8''The%20Sea%20-%20Lamps.mp3"],
  ["Sea - 100 %.mp3", "filename=\"sea-lamps.mp3\"; filename*=UTF-8''Sea%20-%20100%20%25.mp3"],
  ["Море.mp3", "filename=\"sea-lamps.mp3\"; filename*=UTF-8''%D0%9C%D0%BE%D1%80%D0%B5.mp3"],
  ["It's (a).mp3", "filename=\"It's (a).mp3\"; filename*=UTF-8''It%27s%20%28a%29.mp3"],
])("%o is saved as that in every reader that can, and else as ASCII", (name, parameters) => {
  const header = savedFile(name, "sea-lamps.mp3");
  expect(header).toBe(`attachment; ${parameters}`);
  expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
});
