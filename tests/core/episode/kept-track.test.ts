import { describe, expect, test } from "vitest";
import { asTrackChapter } from "#core/episode/kept-track.ts";
import { chapterOf } from "../../track.ts";

describe("a chapter that was kept", () => {
  test("before chapters had links and pictures has none", () => {
    expect(asTrackChapter({ start: 5, title: "Tea" })).toEqual(chapterOf(5, "Tea"));
  });

  test("has the link and the picture that it was kept with", () => {
    const whole = { start: 5, title: "Tea", url: "https://tea.example", imageUrl: "/media/a.png" };
    expect(asTrackChapter(whole)).toEqual(whole);
  });

  test.each([
    { url: "javascript:alert(1)" },
    { url: "/cups" },
    { imageUrl: "javascript:alert(1)" },
    { imageUrl: "//evil.example/a.png" },
    { title: 5 },
  ])("is none with %o", (changes) => {
    expect(asTrackChapter({ ...chapterOf(5, "Tea"), ...changes })).toBeUndefined();
  });
});
