import { describe, expect, test } from "vitest";
import { linkMoments, listedChapters } from "#core/episode/note-moment.ts";

const link = (clock: string, seconds: number) => `<a href="/shows/a/b?t=${seconds}">${clock}</a>`;
const linked = (notes: string, duration: number | null = 4000) => linkMoments(notes, "/shows/a/b", duration);

describe("a time in notes is a moment of the episode", () => {
  test.each([
    ["<ul><li>(00:12) Start</li></ul>", `<ul><li>(${link("00:12", 12)}) Start</li></ul>`],
    ["<li>[0:30] Middle</li>", `<li>[${link("0:30", 30)}] Middle</li>`],
    ["<p>1:02:03 - End</p>", `<p>${link("1:02:03", 3723)} - End</p>`],
    ["Kettle<br />• 02:10 Cups", `Kettle<br />• ${link("02:10", 130)} Cups`],
    ["<p><strong>00:12</strong> Start</p>", `<p><strong>${link("00:12", 12)}</strong> Start</p>`],
    ["as we say (12:30) and at 0:45:00", `as we say (${link("12:30", 750)}) and at ${link("0:45:00", 2700)}`],
  ])("%s", (notes, html) => {
    expect(linked(notes)).toBe(html);
  });

  test.each([
    "Score 2:1, ratio 16:9, at 12:30 we left",
    "<p>16:9 is wide</p>",
    "<p>2:00:00 is beyond its end</p>",
    "Genesis 1:1:1 and 12:34:56:78",
    '<a href="https://a.example">(0:30)</a>',
    "<pre>0:30</pre>",
    "2026-09-01T10:30:00Z",
    "<p>0:75 is no time</p>",
  ])("but not in %s", (notes) => {
    expect(linked(notes)).toBe(notes);
  });

  test("however long the episode is where nobody knows", () => {
    expect(linked("99:00 End", null)).toBe(`${link("99:00", 5940)} End`);
  });
});

describe("notes that list times", () => {
  const titles = (notes: string, duration: number | null = 4000) =>
    listedChapters(notes, duration).map(({ start, title }) => `${start} ${title}`);

  test.each([
    ["<p>00:00 Kettle<br />02:10 Cups</p>", ["0 Kettle", "130 Cups"]],
    [
      "<ul><li>(00:12) Start</li><li>[0:30] <b>Mid</b>dle &amp; more</li><li>1:02:03 - End</li></ul><p>Score 2:1</p>",
      ["12 Start", "30 Middle & more", "3723 End"],
    ],
    ["<p>0:00 – 1:00: One</p><p>1:00 – 2:00: Two</p>", ["0 One", "60 Two"]],
  ])("are chapters: %s", (notes, chapters) => {
    expect(titles(notes)).toEqual(chapters);
  });

  test.each([
    ["too few", "<p>1:00 One</p><p>2:00 Two</p>"],
    ["not in order", "<p>0:00 One</p><p>3:00 Three</p><p>2:00 Two</p>"],
    ["beyond the end", "<p>0:00 One</p><p>1:00 Two</p><p>2:00:00 Three</p>"],
    ["without titles", "<p>0:00</p><p>1:00</p><p>2:00</p>"],
  ])("are none where they are %s", (_, notes) => {
    expect(titles(notes)).toEqual([]);
  });

  test("cost no more than reading them", () => {
    expect(titles(`${"• ".repeat(100_000)}<p>${"0:00 ".repeat(40_000)}</p>`)).toEqual([]);
    expect(linked("(".repeat(200_000))).toHaveLength(200_000);
  });
});
