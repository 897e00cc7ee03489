import { describe, expect, test } from "vitest";
import { parseTtml } from "#core/transcript/read/ttml/ttml.ts";

const tt = (body: string, head = "") =>
  `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head>${head}</head>\n<body>${body}</body></tt>`;

function read(source: string) {
  const { cues, problems } = parseTtml(source);
  return {
    cues: cues.map(({ start, end, text }) => [start, end, text]),
    problems: problems.map(({ spot, code, value }) => ["line" in spot ? spot.line : null, code, value]),
  };
}

describe("TTML that is not as it should be", () => {
  test.each([
    ["", [[1, "empty-file", ""]]],
    ["Not Found", [[1, "text-outside-cue", "Not Found"]]],
    [tt('<p begin="soon">One.</p>\n<p begin="1s">Two.</p>'), [[2, "timing-unreadable", "soon"]]],
    [tt('<p begin="1s" end="soon">One.</p>'), [[2, "value-unreadable", "soon"]]],
    [tt("<p>One.</p>"), [[2, "text-outside-cue", "One."]]],
    [tt('<p begin="2s" end="1s">One.</p>'), [[2, "cue-ends-before-start", "One."]]],
    [tt('<p begin="2s">One.</p><p begin="1s">Two.</p>'), [[2, "cue-out-of-order", "Two."]]],
    ['<tt><body><p begin="1s">One.', [[1, "file-cut-off", "p"]]],
  ])("%o says what is wrong", (source, problems) => {
    expect(read(source).problems).toEqual(problems);
  });

  test("keeps what can be read of it", () => {
    expect(read('<tt><body><p begin="1s">One.').cues).toEqual([[1, null, "One."]]);
    expect(read(tt('<p begin="soon">One.</p><p begin="1s">Two.</p>')).cues).toEqual([[1, null, "Two."]]);
  });
});

describe("a cue of TTML", () => {
  test.each([
    ['<div begin="10s"><p begin="1s" end="2s">One.</p></div>', [11, 12, "One."]],
    ['<div begin="10s" end="20s"><p>One.</p></div>', [10, 20, "One."]],
    ['<p begin="1s" end="9s" dur="2s">One.</p>', [1, 3, "One."]],
    ['<div end="20s"><p begin="1s">One.</p></div>', [1, null, "One."]],
    ['<p begin="1s"><span begin="1s" end="2s">One.</span></p>', [2, 3, "One."]],
    ['<p><span begin="1s" end="2s">One.</span></p>', [1, 2, "One."]],
    [
      '<p begin="1s">One<br/>two <metadata>three</metadata><set begin="1s"/>four.</p>',
      [1, null, "One two four."],
    ],
    ['<p begin="1s"><![CDATA[1 < 2]]> &amp; more</p>', [1, null, "1 < 2 & more"]],
    [
      '<p begin="1s"><span x:ruby="container"><span x:ruby="base">茶</span><span x:ruby="text">ちゃ</span></span></p>',
      [1, null, "茶"],
    ],
  ])("%s", (body, cue) => {
    expect(read(tt(body))).toEqual({ cues: [cue], problems: [] });
  });

  test("is said by the whole name of its agent, else by the parts of it", () => {
    const names = (...all: string[]) =>
      `<metadata><ttm:agent xml:id="a">${all.join("")}</ttm:agent></metadata>`;
    const [given, family] = [
      '<ttm:name type="given">Ann</ttm:name>',
      '<ttm:name type="family">Lee</ttm:name>',
    ];
    const speaker = (head: string) =>
      parseTtml(tt('<p begin="1s" ttm:agent="a">One.</p>', head)).cues[0]?.speaker;
    expect(speaker(names(given, family))).toBe("Ann Lee");
    expect(speaker(names(given, '<ttm:name type="full">Dr. Ann Lee</ttm:name>'))).toBe("Dr. Ann Lee");
    expect(speaker(names())).toBeNull();
  });

  test("is one for each speaker that its spans name", () => {
    const head =
      '<ttm:agent xml:id="a"><ttm:name>Ann</ttm:name></ttm:agent><ttm:agent xml:id="b"><ttm:name>Bob</ttm:name></ttm:agent>';
    const body =
      '<p begin="1s" end="9s" ttm:agent="a">One <span ttm:agent="b" begin="2s">two</span> three.</p><p begin="9s" ttm:agent="a b">All.</p>';
    expect(parseTtml(tt(body, head)).cues).toMatchObject([
      { start: 1, end: 3, speaker: "Ann", text: "One" },
      { start: 3, end: 9, speaker: "Bob", text: "two" },
      { start: 3, end: 9, speaker: "Ann", text: "three." },
      { start: 9, end: null, speaker: "Ann, Bob", text: "All." },
    ]);
  });
});

test("of any depth and length ends", () => {
  expect(parseTtml("<tt><body>".repeat(100_000)).cues).toEqual([]);
  expect(parseTtml(tt(`<p begin="1s">${"<span>".repeat(100_000)}`)).cues).toEqual([]);
  expect(parseTtml(tt('<p begin="1s">One.</p>'.repeat(10_000))).cues).toHaveLength(10_000);
});
