import { describe, expect, test } from "vitest";
import { parseSrt } from "#core/transcript/read/caption/srt.ts";

function srt(...texts: readonly string[]): string {
  return texts
    .map((text, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index + 1},000\n${text}\n`)
    .join("\n");
}

function read(file: string) {
  const { cues, problems } = parseSrt(file);
  return { texts: cues.map((cue) => cue.text), codes: problems.map((problem) => problem.code) };
}

describe("a file that is not as it should be", () => {
  test.each(["", " \n", "\uFEFF\r\n"])("with nothing in it (%o) is empty", (file) => {
    expect(read(file)).toEqual({ texts: [], codes: ["empty-file"] });
  });

  test("with times that cannot be read loses that cue's text and says where", () => {
    const { cues, problems } = parseSrt(
      "1\n00:00:01,000 --> soon\nlost\n\n2\n00:00:03,000 --> 00:00:04,000\nkept",
    );
    expect(cues.map((cue) => cue.text)).toEqual(["kept"]);
    expect(problems).toEqual([
      { spot: { line: 2 }, code: "timing-unreadable", value: "00:00:01,000 --> soon" },
    ]);
  });

  test("with times that have no arrow loses that cue's text, not the one's above", () => {
    const { cues, problems } = parseSrt(
      "1\n00:00:01,000 --> 00:00:02,000\nkept\n\n2\n00:00:03,000 - 00:00:04,000\nlost\n\n3\n00:00:05,000 --> 00:00:06,000\nkept too",
    );
    expect(cues.map((cue) => cue.text)).toEqual(["kept", "kept too"]);
    expect(problems).toEqual([
      { spot: { line: 6 }, code: "timing-unreadable", value: "00:00:03,000 - 00:00:04,000" },
    ]);
  });

  test("with text before its first cue says so", () => {
    expect(read(`by hand\n\n${srt("kept")}`)).toEqual({ texts: ["kept"], codes: ["text-outside-cue"] });
    expect(read("no cue at all")).toEqual({ texts: [], codes: ["text-outside-cue"] });
  });

  test("a cue that does not end after it starts is reported, and kept without an end", () => {
    const { cues, problems } = parseSrt("1\n00:00:05,000 --> 00:00:04,000\nkept");
    expect(cues).toEqual([{ start: 5, end: null, speaker: null, text: "kept", stamps: [] }]);
    expect(problems).toMatchObject([{ spot: { line: 2 }, code: "cue-ends-before-start" }]);
  });

  test("a cue that starts before the one above it is reported and kept", () => {
    const file = "00:00:05,000 --> 00:00:06,000\none\n\n00:00:02,000 --> 00:00:03,000\ntwo";
    expect(read(file)).toEqual({ texts: ["one", "two"], codes: ["cue-out-of-order"] });
  });
});

describe("the file", () => {
  test.each([
    ["1\n00:00:01,500 --> 00:00:02,000\nHi\n"],
    ["\uFEFF1\r\n00:00:01,500 --> 00:00:02,000\r\nHi\r\n\r\n"],
    ["00:00:01.500 --> 00:00:02.000\nHi"],
    ["\n\n 7 \n0:00:01,5-->0:00:02,0 X1:40 X2:600\n<i>Hi</i>"],
    ["1\n00:00:01, 500 --> 00:00:02, 000\nHi"],
    ["1\n00 : 00 : 01,500 --> 00 : 00 : 02,000\nHi"],
    ["1\n00：00：01，500 --> 00：00：02，000\nHi"],
    ["1\n00:00:01,500 -> 00:00:02,000\nHi"],
    ["1\n00:00:01,500 ---> 00:00:02,000\nHi"],
    ["1\n00:00:01,500 – > 00:00:02,000\nHi"],
    ["1\n00:00:01,500 --&gt; 00:00:02,000\nHi"],
    ["1\n00:00:01,500 → 00:00:02,000 align:start position:10%\nHi"],
    ["1\n00:00:01:500 --> 00:00:02:000\nHi"],
    ["1\r\r\n00:00:01,500 --> 00:00:02,000\r\r\nHi\r\r\n\r\r\n"],
    ["\r1\r00:00:01,500 --> 00:00:02,000\rHi\r"],
    ["1\n\n00:00:01,500 --> 00:00:02,000\n\nHi\n\n"],
    ['1\n00:01,500 --> 00:02,000\n{\\an8}<font color="#fff">Hi</font>'],
  ])("%o has one cue and no problem", (file) => {
    const cue = { start: 1.5, end: 2, speaker: null, text: "Hi", stamps: [] };
    expect(parseSrt(file)).toEqual({ cues: [cue], problems: [] });
  });

  test("seconds that a program has rounded up to sixty count on", () => {
    const { cues, problems } = parseSrt(
      "1\n00:00:59,500 --> 00:00:60,000\none\n\n2\n00:60:00,000 --> 1:0:2,5\ntwo",
    );
    expect(cues).toMatchObject([
      { start: 59.5, end: 60 },
      { start: 3600, end: 3602.5 },
    ]);
    expect(problems).toEqual([]);
  });

  test("a cue's text reaches to the next cue, over empty lines and without them", () => {
    expect(read(srt("one\n\nmore", "two")).texts).toEqual(["one more", "two"]);
    const tight = "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:02,000 --> 00:00:03,000\ntwo";
    expect(read(tight)).toEqual({ texts: ["one", "two"], codes: [] });
  });

  test("a number that counts on is a cue's number, whatever stands around it", () => {
    const file = "1\n\n00:00:01,000 --> 00:00:02,000\n\none\n\n2\n\n\n00:00:02,000 --> 00:00:03,000\n\ntwo";
    expect(read(file)).toEqual({ texts: ["one", "two"], codes: [] });
  });

  test("a time that is said is no cue's times", () => {
    const said = ["from 1:30 -> 2:30", "1:30 -> 2:30", "at 00:00:01,000"];
    expect(read(srt(...said))).toEqual({ texts: said, codes: [] });
  });

  test("a number that is said is no cue's number", () => {
    const file = "00:00:01,000 --> 00:00:02,000\nin\n1984\n00:00:02,000 --> 00:00:03,000\nand in\n\n1985";
    expect(read(file)).toEqual({ texts: ["in 1984", "and in 1985"], codes: [] });
  });

  test.each([
    ["two\nlines", "two lines"],
    ["Q&amp;A, AT&T", "Q&A, AT&T"],
    ["<laughs> 1 < 2", "<laughs> 1 < 2"],
    ["one<br/>two", "one two"],
    ["{\\an8}{an8}{y:i}{c:$0000ff}one {two}", "one {two}"],
    ["<I>one</ I> <00:00:00.500><c.yellow>two</c>", "one two"],
  ])("%o reads %o", (source, text) => {
    expect(read(srt(source))).toEqual({ texts: [text], codes: [] });
  });

  test("a cue without text is left out", () => {
    expect(read(srt("<i></i>", "two"))).toEqual({ texts: ["two"], codes: [] });
  });
});

test("speakers are told by the voices of WebVTT that are left in converted files", () => {
  const { cues } = parseSrt(srt("<v Ann Lee>one</v>", "<v.loud Bob>two"));
  expect(cues).toMatchObject([
    { speaker: "Ann Lee", text: "one" },
    { speaker: "Bob", text: "two" },
  ]);
});
