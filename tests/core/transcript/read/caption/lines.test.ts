import { describe, expect, test } from "vitest";
import { parseAss } from "#core/transcript/read/caption/ass.ts";
import { parseLrc } from "#core/transcript/read/caption/lrc.ts";
import { parseSbv } from "#core/transcript/read/caption/sbv.ts";
import { parseCsv, parseTsv } from "#core/transcript/read/caption/table.ts";

function read({ cues, problems }: ReturnType<typeof parseSbv>) {
  return {
    cues: cues.map(({ start, end, text }) => [start, end, text]),
    problems: problems.map(({ spot, code }) => ["line" in spot ? spot.line : null, code]),
  };
}

test.each([parseSbv, parseLrc, parseAss, parseCsv, parseTsv])("%o says that a file is empty", (parse) => {
  expect(read(parse("\uFEFF \r\n"))).toEqual({ cues: [], problems: [[1, "empty-file"]] });
});

describe("SBV", () => {
  test("says what is wrong and keeps what can be read", () => {
    const file =
      "By hand\n\n0:00:02.000,0:00:01.000\none\n\n0:00:01.000,0:00:03.000\n<i>two</i>\n\n0:00:60.000,0:01:03.000\nthree";
    expect(read(parseSbv(file))).toEqual({
      cues: [
        [2, null, "one"],
        [1, 3, "two"],
        [60, 63, "three"],
      ],
      problems: [
        [1, "text-outside-cue"],
        [3, "cue-ends-before-start"],
        [6, "cue-out-of-order"],
      ],
    });
  });
});

describe("LRC", () => {
  test("says what is wrong and keeps what can be read", () => {
    const file = "one\n[00:03.00]three\n[00:01.00]four\n# a remark\n[re:an editor]";
    expect(read(parseLrc(file))).toEqual({
      cues: [
        [1, 3, "four"],
        [3, null, "three"],
      ],
      problems: [
        [1, "text-outside-cue"],
        [3, "cue-out-of-order"],
      ],
    });
  });

  test.each([
    ["[00:01.5]one", 1.5],
    ["[00:01]one", 1],
    ["[100:00.00]one", 6000],
    ["[01:00:00.50]one", 3600.5],
    ["[offset: -250]\n[00:01.00]one", 1.25],
    ["[offset:2000]\n[00:01.00]one", 0],
  ])("%o begins at %d", (file, start) => {
    expect(parseLrc(file).cues).toMatchObject([{ start, text: "one" }]);
  });

  test("goes on in rows without a time", () => {
    expect(read(parseLrc("[00:01.00]\none\n\ntwo\n[00:03.00]three"))).toEqual({
      cues: [
        [1, 3, "one two"],
        [3, null, "three"],
      ],
      problems: [],
    });
  });

  test("has the times of words, also where a line is sung again, and not of syllables", () => {
    const { cues } = parseLrc("[00:01.00][00:11.00]<00:01.00>The <00:01.50>ket<00:01.75>tle <00:02.00>");
    const stamps = (start: number) => [
      { offset: 0, time: start },
      { offset: 4, time: start + 0.5 },
    ];
    expect(cues).toEqual([
      { start: 1, end: 2, speaker: null, text: "The kettle", stamps: stamps(1) },
      { start: 11, end: 12, speaker: null, text: "The kettle", stamps: stamps(11) },
    ]);
  });
});

describe("SubStation Alpha", () => {
  const events = (...lines: string[]) => `[Events]\nFormat: Start, End, Name, Text\n${lines.join("\n")}\n`;

  test("says what is wrong and keeps what can be read", () => {
    const file = events(
      "Dialogue: soon,0:00:02.00,,one",
      "Dialogue: 0:00:02.00,0:00:01.00,,two",
      "Dialogue: x",
    );
    expect(read(parseAss(file))).toEqual({
      cues: [[2, null, "two"]],
      problems: [
        [3, "timing-unreadable"],
        [4, "cue-ends-before-start"],
        [5, "timing-unreadable"],
      ],
    });
  });

  test.each([
    ["one, two", "one, two"],
    ["{\\i1}one{\\i0}\\Ntwo\\nthree\\hfour", "one two three four"],
    ["\\{one\\} {two", "{one} {two"],
    ["{\\p1}m 0 0{\\p0}one", "one"],
    ["{\\pos(1,2)}one", "one"],
    ["C:\\temp", "C:\\temp"],
  ])("%o reads %o", (source, text) => {
    const { cues } = parseAss(events(`Dialogue: 0:00:01.00,0:00:02.00,Ann,${source}`));
    expect(cues).toMatchObject([{ start: 1, end: 2, speaker: "Ann", text }]);
  });

  test("what stands in other sections is not said", () => {
    const file = `[Fonts]\nDialogue: 0,0:00:01.00,0:00:02.00,,,,,,,no\n[Script Info]\nDialogue: no\n`;
    expect(read(parseAss(file))).toEqual({ cues: [], problems: [] });
  });
});

describe("a table", () => {
  test("says what is wrong and keeps what can be read", () => {
    const file =
      'start,end,text\n2,1,"one\ntwo"\nsoon,3,three\n\n1,3,four\n5,6,"never closed\n7,8,five "5" six';
    expect(read(parseCsv(file))).toEqual({
      cues: [
        [2, null, "one two"],
        [1, 3, "four"],
        [5, 6, '"never closed'],
        [7, 8, 'five "5" six'],
      ],
      problems: [
        [2, "cue-ends-before-start"],
        [4, "timing-unreadable"],
        [6, "cue-out-of-order"],
      ],
    });
  });

  test.each([
    ["start,end,text\n1,2,one two", 1, 2],
    ["start,end,text\n1000,2000,one two", 1, 2],
    ["start,end,text\n1.0,2.0,one two", 1, 2],
    ["start_ms,end_ms,text\n1,2,one two", 0.001, 0.002],
    ["startMs,endMs,text\n1,2,one two", 0.001, 0.002],
    ["Start (ms),End (ms),Text\n1,2,one two", 0.001, 0.002],
    ["start_s,end_s,text\n1000,2000,one two", 1000, 2000],
    ["Start Seconds,End Seconds,Text\n1000,2000,one two", 1000, 2000],
    ["sep=;\nIn;Out;Speech\n1,5;2,5;one two", 1.5, 2.5],
    ["Timecode In,Text\n00:00:01:12,one two", 1.4, null],
    ["Start Time,Duration,Transcript\n0:01,0:02,one two", 1, 3],
    ["1,2,Ann,one two", 1, 2],
    ["Timestamp,Speaker,Transcript\n00:00:01 - 00:00:02,Ann,one two", 1, 2],
    ["word,start,end\none two,1.5,2", 1.5, 2],
  ])("%o has its times", (file, start, end) => {
    expect(parseCsv(file).cues).toMatchObject([{ start, end, text: "one two" }]);
  });

  test("between tabs has quotes as they are said", () => {
    const file = 'start\tend\ttext\n0\t1000\t"Yes," she said.\n1000\t2000\t"Why?"\n';
    expect(parseTsv(file).cues.map(({ text }) => text)).toEqual(['"Yes," she said.', "Why?"]);
  });
});
