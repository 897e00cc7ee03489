import { describe, expect, test } from "vitest";
import { parseVtt } from "#core/transcript/read/caption/vtt.ts";
import { codes, texts, vtt } from "./vtt-file.ts";

describe("cue text", () => {
  test.each([
    ["two\nlines", "two lines"],
    ["  much \t space\u00A0here ", "much space here"],
    [
      "<b>bold</b>, <i.loud>loud</i>, <c.yellow.bg_blue>yellow</c>, <u>u</u>, <lang en-GB>colour</lang>",
      "bold, loud, yellow, u, colour",
    ],
    ["Q&amp;A &lt;live&gt; &#39;n&#x27; &quot;&eacute;&quot;", `Q&A <live> 'n' "é"`],
    ["AT&T &unknown; & co", "AT&T &unknown; & co"],
    ["a\0b", "a\uFFFDb"],
    ["1 < 2 <3 and a<", "1 < 2 <3 and a<"],
    ["&lt;v Ann&gt;", "<v Ann>"],
    ["line<br>break", "line break"],
  ])("%o reads %o", (source, text) => {
    const file = vtt(`00:01.000 --> 00:02.000\n${source}`);
    expect([texts(file), codes(file)]).toEqual([[text], []]);
  });

  test("a tag that WebVTT does not know is dropped, and told of once", () => {
    const cue = "00:01.000 --> 00:02.000\n<font color=red>a</font> <font>b</font>";
    expect([texts(vtt(cue, cue)), codes(vtt(cue, cue))]).toEqual([["a b", "a b"], ["tag-unknown"]]);
  });
});

describe("voices", () => {
  test.each([
    ["<v Ann>Hi", "Ann"],
    ["<v.loud.first Ann Lee>Hi</v>", "Ann Lee"],
    ["<v\tAnn  Lee>Hi", "Ann Lee"],
    ["<v Q&amp;A &lt;host&gt;>Hi", "Q&A <host>"],
    ["<v>Hi", null],
    ["Hi", null],
    ["Ann: Hi", null],
  ])("%o is spoken by %o", (source, speaker) => {
    expect(parseVtt(vtt(`00:01.000 --> 00:02.000\n${source}`)).cues).toMatchObject([{ speaker }]);
  });

  test("two in a cue make two cues, the second with the first's start where nothing says more", () => {
    expect(parseVtt(vtt("00:01.000 --> 00:05.000\n<v Ann>Well?</v>\n<v Bob>Well.</v>")).cues).toEqual([
      { start: 1, end: 5, speaker: "Ann", text: "Well?", stamps: [] },
      { start: 1, end: 5, speaker: "Bob", text: "Well.", stamps: [] },
    ]);
  });

  test("the second starts, and the first ends, at the stamp before its first word", () => {
    const file = vtt("00:01.000 --> 00:05.000\n<v Ann>Well? <00:03.000><v Bob>Well <00:04.000>then.");
    expect(parseVtt(file).cues).toEqual([
      { start: 1, end: 3, speaker: "Ann", text: "Well?", stamps: [] },
      {
        start: 3,
        end: 5,
        speaker: "Bob",
        text: "Well then.",
        stamps: [
          { offset: 0, time: 3 },
          { offset: 5, time: 4 },
        ],
      },
    ]);
  });

  test("one named on every line of a cue is one, and words after it are still its own", () => {
    const file = vtt("00:01.000 --> 00:05.000\n<v Ann>one</v>\n<v Ann>two</v> three");
    expect(parseVtt(file).cues).toMatchObject([{ speaker: "Ann", text: "one two three" }]);
  });

  test("words before the first name belong to nobody in this cue", () => {
    const file = vtt("00:01.000 --> 00:05.000\nand so on. <v Ann>Thanks.");
    expect(parseVtt(file).cues).toMatchObject([{ speaker: null, text: "and so on." }, { speaker: "Ann" }]);
  });
});
