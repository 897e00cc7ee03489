import fc from "fast-check";
import { expect, test } from "vitest";
import { buildPassages } from "#core/transcript/passage.ts";
import { parseVtt } from "#core/transcript/read/caption/vtt.ts";

const ROLLED = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.380 align:start position:0%
 
so<00:00:00.560><c> it</c><00:00:00.800><c> rains</c>

00:00:02.380 --> 00:00:02.390 align:start position:0%
so it rains
 

00:00:02.390 --> 00:00:04.500 align:start position:0%
so it rains
and<00:00:02.700><c> rains</c>

00:00:04.500 --> 00:00:04.510 align:start position:0%
and rains
 

00:00:04.510 --> 00:00:06.000 align:start position:0%
and rains
again
`;

test("lines that roll up are read once, with the times they were spoken at", () => {
  const { cues, problems } = parseVtt(ROLLED);
  expect(cues).toEqual([
    {
      start: 0.16,
      end: 2.38,
      speaker: null,
      text: "so it rains",
      stamps: [
        { offset: 3, time: 0.56 },
        { offset: 6, time: 0.8 },
      ],
    },
    { start: 2.39, end: 4.5, speaker: null, text: "and rains", stamps: [{ offset: 4, time: 2.7 }] },
    { start: 4.51, end: 6, speaker: null, text: "again", stamps: [] },
  ]);
  expect(problems).toEqual([]);
  expect(buildPassages(cues).timing).toBe("word");
});

test("three lines that roll are read once too", () => {
  const lines = ["one", "two", "three", "four", "five", "six"];
  const blocks = lines.map((_, index) => {
    const shown = lines.slice(Math.max(0, index - 2), index + 1).join("\n");
    return `00:0${index}.000 --> 00:0${index + 1}.000\n${shown}`;
  });
  expect(parseVtt(`WEBVTT\n\n${blocks.join("\n\n")}`).cues.map((cue) => cue.text)).toEqual(lines);
});

test.each([
  ["said twice in an ordinary file", ["No.", "No.", "Yes.\nNo.", "Never."]],
  ["the same sound in every cue", ["[Music]", "[Music]", "[Music]", "[Music]", "[Music]"]],
  ["a word that ends a cue and begins the next, twice", ["a\nno", "no\nb", "c\nd", "d\ne", "f", "g"]],
])("%s stays", (_, texts) => {
  const blocks = texts.map((text, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${text}`);
  const cues = parseVtt(`WEBVTT\n\n${blocks.join("\n\n")}`).cues;
  expect(cues.map((cue) => cue.text)).toEqual(texts.map((text) => text.replace("\n", " ")));
});

const sentences = fc.array(
  fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 3, maxLength: 8 }).map((words) => words.join(" ")),
  { minLength: 6, maxLength: 20 },
);

test("whatever rolls up by lines is read once", () => {
  fc.assert(
    fc.property(sentences, (lines) => {
      fc.pre(new Set(lines).size === lines.length);
      const blocks = lines.map((line, index) => {
        const shown = index === 0 ? line : `${lines[index - 1]}\n${line}`;
        return `00:${10 + index}.000 --> 00:${11 + index}.000\n${shown}`;
      });
      const { cues } = parseVtt(`WEBVTT\n\n${blocks.join("\n\n")}`);
      expect(cues.map(({ text }) => text).join(" ")).toBe(lines.join(" "));
    }),
  );
});

test("letters that grow, and lines in a script without spaces, are read once", () => {
  const shown = ["Th", "The", "The k", "The kettle", "The kettle, is", "kettle, is on", "is on"];
  const blocks = shown.map((line, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${line}`);
  const { cues } = parseVtt(`WEBVTT\n\n${blocks.join("\n\n")}`);
  expect(cues.map(({ text }) => text).join(" ")).toBe("The kettle, is on");
  const rolled = ["今日は天気がいいから", "天気がいいから散歩に行こう", "散歩に行こうと思います"];
  const unspaced = rolled.map((line, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${line}`);
  const texts = parseVtt(`WEBVTT\n\n${unspaced.join("\n\n")}`).cues.map(({ text }) => text);
  expect(texts.join("")).toBe("今日は天気がいいから散歩に行こうと思います");
});

test.each([
  ["字字ab".repeat(200_000), `${"字ab字".repeat(200_000)}c`],
  ["a".repeat(800_000), `${"a".repeat(400_000)}b`],
  ["a b ".repeat(200_000), `${"b a ".repeat(200_000)}c`],
])("cues that nearly repeat each other at every place are read to their end", (before, text) => {
  const file = `WEBVTT\n\n00:01.000 --> 00:02.000\n${before}\n\n00:02.000 --> 00:03.000\n${text}`;
  expect(parseVtt(file).cues).toHaveLength(2);
});
