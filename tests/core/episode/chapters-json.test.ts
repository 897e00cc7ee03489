import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseChaptersJson } from "#core/episode/chapters-json.ts";

function json(...chapters: readonly unknown[]): string {
  return JSON.stringify({ version: "1.2.0", chapters });
}

const PLAIN = { end: null, url: null, imageUrl: null, listed: true };

describe("a file that is not as it should be", () => {
  test.each([
    ["", "empty-file"],
    ["{", "not-json"],
    ["7", "no-chapters"],
    ['{"chapters": 3}', "no-chapters"],
  ])("%o is reported as %s", (file, code) => {
    const { chapters, problems } = parseChaptersJson(file);
    expect([chapters, problems.map((problem) => problem.code)]).toEqual([[], [code]]);
  });

  test.each([
    ["Intro", "chapter-unreadable", "chapters[0]"],
    [{ title: "Intro" }, "chapter-without-start", "chapters[0]"],
    [{ startTime: "soon", title: "Intro" }, "time-unreadable", "chapters[0].startTime"],
    [{ startTime: -1, title: "Intro" }, "time-unreadable", "chapters[0].startTime"],
  ])("the chapter %o costs itself alone", (chapter, code, path) => {
    const { chapters, problems } = parseChaptersJson(json(chapter, { startTime: 9, title: "Kept" }));
    expect(chapters).toEqual([{ ...PLAIN, start: 9, title: "Kept" }]);
    expect(problems).toMatchObject([{ spot: { path }, code }]);
  });

  test("a start written as text is read and reported", () => {
    const { chapters, problems } = parseChaptersJson(json({ startTime: "94.5", title: "Kept" }));
    expect(chapters).toEqual([{ ...PLAIN, start: 94.5, title: "Kept" }]);
    expect(problems).toEqual([
      { spot: { path: "chapters[0].startTime" }, code: "number-as-text", value: "94.5" },
    ]);
  });

  test("a length of ISO 8601 is a time as well", () => {
    const { chapters, problems } = parseChaptersJson(json({ startTime: "PT1M34.5S", title: "Kept" }));
    expect(chapters).toEqual([{ ...PLAIN, start: 94.5, title: "Kept" }]);
    expect(problems.map((problem) => problem.code)).toEqual(["number-as-text"]);
    const simple = JSON.stringify([{ start: "PT5M", title: "Kept" }]);
    expect(parseChaptersJson(simple)).toEqual({
      chapters: [{ ...PLAIN, start: 300, title: "Kept" }],
      problems: [],
    });
  });

  test("times may be named as other languages name them", () => {
    const { chapters, problems } = parseChaptersJson(json({ start_time: 5, end_time: 9, title: "Kept" }));
    expect(chapters).toEqual([{ ...PLAIN, start: 5, end: 9, title: "Kept" }]);
    expect(problems).toEqual([]);
  });

  test("an end that does not exceed the start is left out and reported", () => {
    const { chapters, problems } = parseChaptersJson(json({ startTime: 5, endTime: 5, title: "Kept" }));
    expect(chapters).toEqual([{ ...PLAIN, start: 5, title: "Kept" }]);
    expect(problems.map((problem) => problem.code)).toEqual(["chapter-ends-before-start"]);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "/relative", "https://", 7])(
    "the address %o is left out and reported",
    (url) => {
      const { chapters, problems } = parseChaptersJson(json({ startTime: 5, title: "Kept", url, img: url }));
      expect(chapters).toEqual([{ ...PLAIN, start: 5, title: "Kept" }]);
      expect(problems.map((problem) => problem.code)).toEqual(["chapter-url-refused", "chapter-url-refused"]);
    },
  );

  test("a chapter without a title marks a place, but is not listed", () => {
    const { chapters, problems } = parseChaptersJson(json({ startTime: 5, title: " " }));
    expect(chapters).toEqual([{ ...PLAIN, start: 5, title: "", listed: false }]);
    expect(problems.map((problem) => problem.code)).toEqual(["chapter-without-title"]);
  });
});

test("chapters come in the order of their starts", () => {
  const file = json(
    {
      startTime: 60.0004,
      endTime: 90,
      title: " Two\n parts ",
      url: "https://example.com",
      img: "http://example.com/a.png",
    },
    { startTime: 0, title: "One", toc: true },
    { startTime: 30, toc: false, img: "" },
  );
  expect(parseChaptersJson(file)).toEqual({
    chapters: [
      { ...PLAIN, start: 0, title: "One" },
      { ...PLAIN, start: 30, title: "", listed: false },
      {
        start: 60,
        end: 90,
        title: "Two parts",
        url: "https://example.com",
        imageUrl: "http://example.com/a.png",
        listed: true,
      },
    ],
    problems: [],
  });
});

test("Podlove's list is read by its clock times", () => {
  const file = JSON.stringify([
    { start: "00:00:26.196", title: "Zwei", href: "https://example.com", image: "" },
    { start: "00:00:00.000", title: "Eins", href: "", image: "" },
    { start: "gleich", title: "Drei" },
  ]);
  const { chapters, problems } = parseChaptersJson(file);
  expect(chapters).toEqual([
    { ...PLAIN, start: 0, title: "Eins" },
    { ...PLAIN, start: 26.196, title: "Zwei", url: "https://example.com" },
  ]);
  expect(problems).toEqual([{ spot: { path: "[2]" }, code: "time-unreadable", value: "gleich" }]);
});

const value = fc.oneof(fc.jsonValue(), fc.nat(99), fc.webUrl());
const chapter = fc.oneof(
  fc.jsonValue(),
  fc.record({ startTime: value, endTime: value, title: value, url: value, toc: value, start: value }),
);

test.each([
  ["any text", fc.string({ unit: "binary" })],
  ["any chapters", fc.array(chapter).map((chapters) => JSON.stringify({ chapters }))],
  ["any list", fc.array(chapter).map((chapters) => JSON.stringify(chapters))],
])("%s gives chapters that hold their promises and problems that have a spot", (_, files) => {
  fc.assert(
    fc.property(files, (file) => {
      const { chapters, problems } = parseChaptersJson(file);
      for (const { start, end, title, url, listed } of chapters) {
        expect(start >= 0 && (end === null || end > start)).toBe(true);
        expect(listed && title === "").toBe(false);
        expect(url === null || /^https?:/i.test(url)).toBe(true);
      }
      for (const { spot } of problems) expect("path" in spot && spot.path !== "").toBe(true);
    }),
  );
});
