import { describe, expect, test } from "vitest";
import { parseVtt } from "#core/transcript/read/caption/vtt.ts";
import { codes, texts, vtt } from "./vtt-file.ts";

describe("a file that is not as it should be", () => {
  test.each(["", "\n\n", "\uFEFF", "  \r\n"])("with nothing in it (%o) is empty", (file) => {
    expect(parseVtt(file)).toEqual({
      cues: [],
      problems: [{ spot: { line: 1 }, code: "empty-file", value: "" }],
    });
  });

  test("without its header is read all the same", () => {
    const { cues, problems } = parseVtt("1\n00:01.000 --> 00:02.000\nHello");
    expect(cues.map((cue) => cue.text)).toEqual(["Hello"]);
    expect(problems).toEqual([{ spot: { line: 1 }, code: "vtt-header-missing", value: "1" }]);
  });

  test("cut off in the middle of a cue keeps everything before", () => {
    expect(texts(vtt("00:01.000 --> 00:02.000\nwhole", "00:03.000 --> 00:04.000\nhal"))).toEqual([
      "whole",
      "hal",
    ]);
    const { cues, problems } = parseVtt(vtt("00:01.000 --> 00:02.000\nwhole", "00:03.000 --> 00:"));
    expect(cues.map((cue) => cue.text)).toEqual(["whole"]);
    expect(problems).toEqual([{ spot: { line: 6 }, code: "timing-unreadable", value: "00:03.000 --> 00:" }]);
  });

  test("cut off inside a tag loses the tag, with a problem", () => {
    const file = vtt("00:01.000 --> 00:02.000\nwhole <v Ma");
    expect(texts(file)).toEqual(["whole"]);
    expect(codes(file)).toEqual(["tag-not-closed"]);
  });

  test("with times that cannot be read loses that cue's text and says where", () => {
    const { cues, problems } = parseVtt(
      vtt("00:6x.000 --> 01:02.000\nlost", "01:03.000 --> 01:04.000\nkept"),
    );
    expect(cues.map((cue) => cue.text)).toEqual(["kept"]);
    expect(problems).toEqual([
      { spot: { line: 3 }, code: "timing-unreadable", value: "00:6x.000 --> 01:02.000" },
    ]);
  });

  test("with text outside a cue says so", () => {
    expect(parseVtt(vtt("stray words", "00:01.000 --> 00:02.000\nkept")).problems).toEqual([
      { spot: { line: 3 }, code: "text-outside-cue", value: "stray words" },
    ]);
  });

  test.each(["00:05.000 --> 00:05.000", "00:05.000 --> 00:04.000"])(
    "a cue that does not end after it starts (%s) is reported, and kept without an end",
    (times) => {
      const { cues, problems } = parseVtt(vtt(`${times}\nkept`));
      expect(cues).toEqual([{ start: 5, end: null, speaker: null, text: "kept", stamps: [] }]);
      expect(problems).toEqual([{ spot: { line: 3 }, code: "cue-ends-before-start", value: times }]);
    },
  );

  test("a cue that starts before the one above it is reported and kept", () => {
    const file = vtt(
      "00:05.000 --> 00:06.000\none",
      "00:02.000 --> 00:03.000\ntwo",
      "00:04.000 --> 00:05.000\nthree",
    );
    expect(texts(file)).toEqual(["one", "two", "three"]);
    expect(codes(file)).toEqual(["cue-out-of-order"]);
  });
});

describe("the file", () => {
  test.each([
    ["\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nHi"],
    ["WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHi\r\n"],
    ["WEBVTT\r\r00:01.000 --> 00:02.000\rHi"],
    ["WEBVTT - made by hand\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nHi"],
    ["WEBVTT\tx\n00:01.000 --> 00:02.000\nHi"],
    ["WEBVTT\n\n\n\n00:01.000 --> 00:02.000 align:start position:0%\nHi\n\n\n"],
    ["WEBVTT\n\n00:01.000-->00:02.000\nHi"],
    ["WEBVTT\n\n 00:01.000\t-->\t00:02.000\nHi"],
  ])("%o has one cue and no problem", (file) => {
    const cue = { start: 1, end: 2, speaker: null, text: "Hi", stamps: [] };
    expect(parseVtt(file)).toEqual({ cues: [cue], problems: [] });
  });

  test.each([
    ["00:01.500 --> 00:02.000", 1.5, 2],
    ["01:02:03.004 --> 01:02:04.000", 3723.004, 3724],
    ["100:00:00.000 --> 1234:00:00.000", 360_000, 4_442_400],
    ["00:00:01,250 --> 00:00:02,5", 1.25, 2.5],
  ])("%s is read", (times, start, end) => {
    expect(parseVtt(vtt(`${times}\nHi`)).cues).toMatchObject([{ start, end }]);
  });

  test.each(["1", "intro", "NOTE on this cue", "NOTE", "STYLE", "REGION 2"])(
    "%s above the times is the cue's identifier",
    (identifier) => {
      const file = vtt(`${identifier}\n00:01.000 --> 00:02.000\nHi`);
      expect([texts(file), codes(file)]).toEqual([["Hi"], []]);
    },
  );

  test("notes, styles and regions are not spoken", () => {
    const file = vtt(
      "NOTE made by hand",
      "NOTE\nseveral\nlines",
      "STYLE\n::cue(v) { color: red }",
      "REGION\nid:fred",
      "00:01.000 --> 00:02.000\nHi",
    );
    expect([texts(file), codes(file)]).toEqual([["Hi"], []]);
  });

  test("a cue begins at its times even where the empty line above them is missing", () => {
    expect(texts(vtt("00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\ntwo"))).toEqual(["one", "two"]);
  });

  test("a cue without text is left out", () => {
    const file = vtt("00:01.000 --> 00:02.000", "00:02.000 --> 00:03.000\n<i> &nbsp;</i>");
    expect(parseVtt(file)).toEqual({ cues: [], problems: [] });
  });
});

test("an impossible second counts on, as programs that round up mean it", () => {
  const { cues, problems } = parseVtt(
    "WEBVTT\n\n00:00:59.500 --> 00:00:60.000\none\n\n00:60.000 --> 00:61.500\ntwo",
  );
  expect(cues.map(({ start, end }) => [start, end])).toEqual([
    [59.5, 60],
    [60, 61.5],
  ]);
  expect(problems).toEqual([]);
});

describe("a timestamp map", () => {
  const cue = "00:00:11.000 --> 00:00:13.000\none <00:00:12.000>two";

  test.each([
    ["X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000", 21],
    ["X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:10.000", 11],
    ["X-TIMESTAMP-MAP = MPEGTS:0, LOCAL:00:10.000", 1],
  ])("%o moves cues and the words in them", (map, start) => {
    const { cues, problems } = parseVtt(`WEBVTT\n${map}\n\n${cue}`);
    const stamps = [{ offset: 4, time: start + 1 }];
    expect(cues).toEqual([{ start, end: start + 2, speaker: null, text: "one two", stamps }]);
    expect(problems).toEqual([]);
  });

  test("that cannot be read is a problem, and moves nothing", () => {
    const { cues, problems } = parseVtt(`WEBVTT\nX-TIMESTAMP-MAP=LOCAL:soon\n\n${cue}`);
    expect(cues).toMatchObject([{ start: 11 }]);
    const value = "X-TIMESTAMP-MAP=LOCAL:soon";
    expect(problems).toEqual([{ spot: { line: 2 }, code: "timestamp-map-unreadable", value }]);
  });

  test("of each piece of a file holds for that piece", () => {
    const map = (ticks: number) => `WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00.000,MPEGTS:${ticks}`;
    const piece = "00:01.000 --> 00:02.000\nHi";
    const file = [map(0), piece, map(900_000), piece].join("\n\n");
    expect(parseVtt(file).cues.map(({ start }) => start)).toEqual([1, 11]);
    expect(codes(file)).toEqual([]);
  });
});

describe("stamps", () => {
  test.each([
    ["one <00:02.000>two", [{ offset: 4, time: 2 }]],
    ["one<00:02.000> two", [{ offset: 4, time: 2 }]],
    [
      "one<00:02.000><c> two</c><00:00:03.000><c> three</c>",
      [
        { offset: 4, time: 2 },
        { offset: 8, time: 3 },
      ],
    ],
    [
      "<00:01.000>one\n<00:02.000>\n two",
      [
        { offset: 0, time: 1 },
        { offset: 4, time: 2 },
      ],
    ],
    ["syl<00:02.000>lable", []],
    ["last<00:02.000>", []],
    ["你<00:02.000>好", [{ offset: 1, time: 2 }]],
  ])("%o stamps %o", (source, stamps) => {
    const { cues, problems } = parseVtt(vtt(`00:01.000 --> 00:05.000\n${source}`));
    expect(cues.map((cue) => cue.stamps)).toEqual([stamps]);
    expect(problems).toEqual([]);
  });

  test.each([
    ["one <00:00.500>two", "stamp-outside-cue"],
    ["one <00:06.000>two", "stamp-outside-cue"],
    ["one <00:9.9.000>two", "stamp-unreadable"],
  ])("%o is a problem: %s", (source, code) => {
    const file = vtt(`00:01.000 --> 00:05.000\n${source}`);
    expect(parseVtt(file).cues).toMatchObject([{ text: "one two", stamps: [] }]);
    expect(codes(file)).toEqual([code]);
  });

  test("one that goes backwards is a problem, and those around it stay", () => {
    const file = vtt("00:01.000 --> 00:05.000\none <00:03.000>two <00:02.000>three <00:04.000>four");
    expect(parseVtt(file).cues[0]?.stamps).toEqual([
      { offset: 4, time: 3 },
      { offset: 14, time: 4 },
    ]);
    expect(codes(file)).toEqual(["stamp-backwards"]);
  });
});

test("a cue with more voices than a call may have arguments is read", () => {
  expect(parseVtt(vtt(`00:01.000 --> 00:02.000\n${"<v A>a<v B>b".repeat(100_000)}`)).cues).toHaveLength(
    200_000,
  );
});
