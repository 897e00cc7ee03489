import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { wordSpans } from "#core/text/word.ts";
import { parseCues } from "#core/transcript/read/format.ts";
import { findFormat } from "#core/transcript/read/format-content.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";

const CASES = new URL("../../../cases/transcripts/", import.meta.url);
const FORMATS = ["vtt", "srt", "ttml", "ass", "sbv", "tsv", "csv", "lrc"] as const;

/** What means something in one format or another. */
const SIGNS = ["\n", "\n\n", '"', "{", "<", "[", ",", "\t", ": ", "-->", "<v A>", "1\n", "99:", "0:00:00.00"];

/** Files with all that a format has, beside those of strangers. */
const FULL = new Map([
  [
    "vtt",
    "WEBVTT\n\n1\n00:01.000 --> 00:04.000\n<v Ann>Hello <00:02.000>there</v> &amp; <v Bob>welcome\n\n00:04.000 --> 00:05.000 align:start\nto the <i>show</i>.\n",
  ],
  [
    "srt",
    "1\n00:00:00,000 --> 00:00:01,000\nAnn: Hello\nthere\n\n2\n00:00:01,000 --> 00:00:02,000\n<i>and</i>\n\n3\n00:00:02,000 --> 00:00:03,000\nBob: welcome\n\n4\n00:00:03,000 --> 00:00:04,000\n12\n",
  ],
]);

/** Of each format the files that strangers have. */
function samples(format: string): readonly string[] {
  const full = FULL.get(format) ?? [];
  const strangers = readdirSync(CASES).flatMap((folder) => {
    const home = new URL(`${folder}/`, CASES);
    const name = readdirSync(home).find((file) => file !== "expected.json") ?? "";
    return transcriptFormat(null, name) === format ? [readFileSync(new URL(name, home), "utf8")] : [];
  });
  return strangers.concat(full);
}

function broken(sample: string) {
  const cut = fc.tuple(fc.nat(sample.length), fc.nat(9), fc.oneof(fc.string(), fc.constantFrom(...SIGNS)));
  return fc
    .array(cut)
    .map((cuts) =>
      cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), sample),
    );
}

test.each(FORMATS)(
  "%s of any kind gives cues that hold their promises and problems that have a line",
  (format) => {
    const files = fc.oneof(fc.string({ unit: "binary" }), ...samples(format).map(broken));
    fc.assert(
      fc.property(files, (file) => {
        expect(findFormat(file, format).kind).toMatch(/found|refused/);
        const { cues, problems } = parseCues(format, file);
        for (const { start, end, text, speaker, stamps } of cues) {
          expect(start >= 0 && (end === null || end > start)).toBe(true);
          expect(text).toBe(text.replace(/\s+/g, " ").trim());
          expect(text).not.toBe("");
          expect(speaker).not.toBe("");
          const words = new Set(wordSpans(text).map((span) => span.start));
          let latest = start;
          for (const { offset, time } of stamps) {
            expect(words.has(offset) && time >= latest).toBe(true);
            latest = time;
          }
        }
        for (const { spot } of problems) expect("line" in spot && spot.line >= 1).toBe(true);
      }),
    );
  },
);

/** What a careless expression or loop would take minutes for. */
test.each([
  ["ass", `[Events]\n${"{".repeat(300_000)}`],
  ["ass", `Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,${"{\\k1".repeat(100_000)}`],
  ["lrc", "[00:01.00]".repeat(30_000)],
  ["lrc", `[00:01.00]${"<00:01.00>".repeat(30_000)}`],
  ["lrc", `${"[00:01.00]".repeat(30_000)}${"<00:01.00>a ".repeat(30_000)}`],
  ["ass", `${";\n\n".repeat(300_000)}x`],
  ["csv", `start,text\n${'"'.repeat(300_001)}`],
  ["csv", `start,text\n${'1,"\n'.repeat(100_001)}`],
  ["csv", `start,text\n${",".repeat(300_000)}`],
  ["csv", `start${"_".repeat(300_000)}x,text\n${" ".repeat(300_000)}x,a`],
  ["tsv", `start\ttext\n1\t"${"a".repeat(10_000_000)}"`],
  ["tsv", `start\ttext\n${"\t".repeat(300_000)}`],
  ["sbv", "0:00:01.000,".repeat(100_000)],
  ["ttml", `<tt><body><p begin="1s">${'<span begin="1s">a '.repeat(30_000)}`],
  ["ttml", `<tt><body>${'<div begin="1s">'.repeat(900)}${'<p begin="1s">a</p>'.repeat(1000)}`],
] as const)("%s of hostile length ends: %.40o", (format, file) => {
  expect(findFormat(file, null).kind).toMatch(/found|refused/);
  expect(parseCues(format, file).cues.length).toBeGreaterThanOrEqual(0);
});
