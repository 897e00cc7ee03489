import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlText } from "#core/text/html-text.ts";
import { wordSpans } from "#core/text/word.ts";
import type { Cue } from "#core/transcript/cue.ts";
import { buildPassages } from "#core/transcript/passage.ts";
import { parseCues, readTranscript } from "#core/transcript/read/format.ts";
import { findFormat } from "#core/transcript/read/format-content.ts";
import { spokenWords } from "#core/transcript/spoken-word.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";
import { toCaptions } from "#core/transcript/write/caption.ts";
import {
  SRT,
  TRANSCRIPT_FILES,
  type TranscriptFile,
  writeTranscript,
} from "#core/transcript/write/format.ts";
import type { TranscriptSource } from "#core/transcript/write/source.ts";

const SOURCE: TranscriptSource = {
  title: "Lamps",
  showTitle: "Sea",
  language: "en",
  url: "https://pod.example/shows/sea/lamps",
};

const write = (transcript: Transcript, format: TranscriptFile, source = SOURCE) =>
  writeTranscript(transcript, format, source);

function transcriptOf(cues: readonly Cue[]): Transcript {
  const { passages, timing } = buildPassages(cues);
  return {
    language: "en",
    timing,
    passages: passages.map((p) => ({ ...p, wordTimes: encodeWordTimes(p.wordTimes) })),
  };
}

const said = [
  { start: 0.5, end: 2, speaker: "Vera & Co", text: "Is 3 < 4 & 5 > 4?", stamps: [] },
  { start: 2.5, end: 4, speaker: "Paul", text: "It is.", stamps: [] },
];

describe("a transcript as a file", () => {
  test("WebVTT escapes what would be markup, and names the voices", () => {
    expect(write(transcriptOf(said), "vtt")).toBe(
      "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n<v Vera &amp; Co>Is 3 &lt; 4 &amp; 5 &gt; 4?\n\n00:00:02.500 --> 00:00:04.000\n<v Paul>It is.\n",
    );
  });

  test.each(TRANSCRIPT_FILES)("%s is known by its content, whatever it is called", (format) => {
    const file = write(transcriptOf(said), format);
    // Text is the same as Markdown, but for what it is called.
    for (const label of [null, ...TRANSCRIPT_FILES])
      if (format !== "txt" || label === null || label === "txt")
        expect(findFormat(file, label)).toEqual({ kind: "found", format });
  });

  test("SubRip names a speaker when it changes", () => {
    expect(write(transcriptOf(said), "srt")).toContain("2\n00:00:02,500 --> 00:00:04,000\nPaul: It is.\n");
  });

  test("plain text has paragraphs under their speakers and times", () => {
    expect(write(transcriptOf(said), "txt")).toBe(
      "Vera & Co, 0:00\nIs 3 < 4 & 5 > 4?\n\nPaul, 0:02\nIt is.\n",
    );
  });

  test("Markdown has its times as links, and no markup but its own", () => {
    expect(write(transcriptOf(said), "md", { ...SOURCE, title: "1. *Lamps*" })).toBe(
      [
        "# [1\\. \\*Lamps\\*](https://pod.example/shows/sea/lamps) · Sea",
        "**Vera \\& Co** [0:00](https://pod.example/shows/sea/lamps?t=0.5)",
        "Is 3 \\< 4 \\& 5 \\> 4?",
        "**Paul** [0:02](https://pod.example/shows/sea/lamps?t=2.5)",
        "It is.\n",
      ].join("\n\n"),
    );
  });

  test("HTML is a document whose speakers are cited and whose times are links", () => {
    const html = write({ ...transcriptOf(said), language: "he" }, "html");
    expect(html).toMatch(/^<!doctype html>\n<html lang="he" dir="rtl">\n<head><meta charset="utf-8">/);
    expect(html).toContain("<title>Lamps</title>");
    expect(html).toContain('<header lang="en" dir="ltr"><h1><a href="https://pod.example/shows/sea/lamps">');
    expect(html).toContain(
      '\n<cite>Vera &amp; Co:</cite> <time datetime="PT0M0.5S"><a href="https://pod.example/shows/sea/lamps?t=0.5&amp;lang=he">0:00</a></time><p>Is 3 &lt; 4 &amp; 5 &gt; 4?</p>',
    );
  });

  test("an untimed transcript can be read, and has no captions", () => {
    const passage = { speaker: null, start: null, end: null, text: "So it is.", wordTimes: "" };
    const untimed: Transcript = { language: "en", timing: "none", passages: [passage] };
    expect(write(untimed, "txt")).toBe("So it is.\n");
    expect(write(untimed, "md")).toMatch(/ · Sea\n\nSo it is\.\n$/);
    expect(write(untimed, "html")).toContain("<main>\n<p>So it is.</p></main>");
    expect(write(untimed, "vtt")).toBe("WEBVTT\n\n");
  });

  test("a script without spaces gets none, and has its words again when it is read", () => {
    const text = "灯台があった。";
    const stamps = wordSpans(text).map(({ start }) => ({ offset: start, time: 1 + start / 4 }));
    const transcript = transcriptOf([{ start: 1, end: 3, speaker: "Paul", text, stamps }]);
    expect(write(transcript, "srt")).toContain(`\nPaul: ${text}\n`);
    const { cues } = parseCues("vtt", write(transcript, "vtt"));
    expect(transcriptOf(cues)).toEqual(transcript);
  });
});

describe("hostile words", () => {
  const text =
    '</script> <b>x</b> &amp;lt; "><img src=x onerror=alert(1)> &lt; --> {\\an8} [a](b) `c` \u202Ed';
  const hostile = transcriptOf([{ start: 1, end: 9, speaker: "<i>Vera</i>", text, stamps: [] }]);

  test.each(["vtt", "json", "srt"] as const)("are words in %s", (format) => {
    const { cues, problems } = parseCues(format, write(hostile, format));
    expect(problems).toEqual([]);
    expect(cues.map((cue) => cue.text).join(" ")).toBe(format === "srt" ? `<i>Vera</i>: ${text}` : text);
  });

  test("are text in HTML", () => {
    const html = write(hostile, "html", { ...SOURCE, title: "</title><script>x</script>" });
    expect(html).not.toMatch(/<(?:script|img|b|i)\b/);
    expect(htmlText(html)).toContain(text);
  });

  test("are text in Markdown", () => {
    const md = write(hostile, "md");
    expect(md.replace(/\\([\\`*_[\]<>&~|])/g, "$1")).toContain(text);
    expect(md.replace(/\\./g, "")).not.toMatch(/[<>`&]/);
  });
});

/** Word-timed speech of two people, as a source with a stamp for every word gives it. */
const speech = fc
  .array(
    fc.record({
      pause: fc.integer({ min: 1, max: 3000 }),
      speaker: fc.constantFrom("Vera", "Paul"),
      words: fc.array(
        fc.tuple(fc.stringMatching(/^[a-zà-ÿа-я]{1,10}[.,?]?$/), fc.integer({ min: 10, max: 900 })),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((turns) => {
    let clock = 0;
    return turns.map(({ pause, speaker, words }): Cue => {
      clock += pause;
      const start = clock / 1000;
      let text = "";
      const stamps = words.map(([word, length]) => {
        const stamp = { offset: text === "" ? 0 : text.length + 1, time: clock / 1000 };
        text += text === "" ? word : ` ${word}`;
        clock += length;
        return stamp;
      });
      return { start, end: clock / 1000, speaker, text, stamps };
    });
  });

/** The lines of each caption of a file, without its times, voices and stamps. */
function captionLines(file: string): readonly (readonly string[])[] {
  const blocks = file.split("\n\n").filter((block) => block.includes(" --> "));
  return blocks.map((block) => {
    const lines = block.trimEnd().split("\n");
    const times = lines.findIndex((line) => line.includes(" --> "));
    return lines.slice(times + 1).map((line) => line.replace(/<[^>]*>/g, ""));
  });
}

describe("captions are short", () => {
  test.each([
    ["srt", 2, 32],
    ["vtt", 1, 65],
  ] as const)("in %s at most %i lines of %i characters", (format, lines, characters) => {
    fc.assert(
      fc.property(speech, (cues) => {
        for (const caption of captionLines(write(transcriptOf(cues), format))) {
          expect(caption.length).toBeLessThanOrEqual(lines);
          for (const line of caption) expect(line.length).toBeLessThanOrEqual(characters);
        }
      }),
    );
  });

  test("a name counts, and a line that is full goes on in a second one", () => {
    const text = "Say a sentence out loud, right now, wherever you are. It is gone.";
    const written = write(transcriptOf([{ start: 0, end: 9, speaker: "Vera", text, stamps: [] }]), "srt");
    expect(captionLines(written)).toEqual([
      ["Vera: Say a sentence out loud,", "right now, wherever you are. It"],
      ["is gone."],
    ]);
  });
});

describe("reads back", () => {
  test.each(["vtt", "json"] as const)("%s, with every word, speaker and time", (format) => {
    fc.assert(
      fc.property(speech, (cues) => {
        const transcript = transcriptOf(cues);
        const { cues: read, problems } = parseCues(format, write(transcript, format));
        expect(problems).toEqual([]);
        expect(transcriptOf(read).passages.map(({ end, ...rest }) => rest)).toEqual(
          transcript.passages.map(({ end, ...rest }) => rest),
        );
      }),
    );
  });

  test("srt, with every word and speaker, and the times of every caption", () => {
    fc.assert(
      fc.property(speech, (cues) => {
        const transcript = transcriptOf(cues);
        const { cues: read, problems } = parseCues("srt", write(transcript, "srt"));
        expect(problems).toEqual([]);
        expect(read.map(({ start, end }) => [start, end])).toEqual(
          toCaptions(transcript.passages, SRT).map(({ start, end }) => [start, end]),
        );
        const said = (list: readonly Cue[]) => spokenWords(list).map(({ speaker, text }) => [speaker, text]);
        expect(said(read)).toEqual(said(cues));
      }),
    );
  });

  test.each(["html", "md", "txt"] as const)(
    "%s, with every paragraph, its speaker and its time",
    (format) => {
      fc.assert(
        fc.property(speech, (cues) => {
          const transcript = transcriptOf(cues);
          const { problems, passages, timing } = readTranscript(format, write(transcript, format));
          expect(problems).toEqual([]);
          expect(timing).toBe("cue");
          // Plain text tells the time in whole seconds.
          const told = (time: number | null) => (format === "txt" ? Math.floor(time ?? -1) : time);
          expect(passages.map(({ speaker, text, start }) => [speaker, text, start])).toEqual(
            transcript.passages.map(({ speaker, text, start }) => [speaker, text, told(start)]),
          );
        }),
      );
    },
  );

  test.each(["html", "md", "txt"] as const)("%s of words without times", (format) => {
    fc.assert(
      fc.property(speech, (cues) => {
        const timed = transcriptOf(cues).passages;
        const passages = timed.map((passage) => ({ ...passage, start: null, end: null, wordTimes: "" }));
        const read = readTranscript(format, write({ language: "en", timing: "none", passages }, format));
        expect(read.timing).toBe("none");
        expect(read.passages).toEqual(passages.map((passage) => ({ ...passage, wordTimes: [] })));
      }),
    );
  });
});

test.each(TRANSCRIPT_FILES)("a very long transcript is written as %s", (format) => {
  const passage = { speaker: null, start: 1, end: 2, text: "Yes.", wordTimes: encodeWordTimes([1]) };
  const passages = Array.from({ length: 150_000 }, () => passage);
  const text = write({ language: "en", timing: "word", passages }, format);
  expect(text.split("Yes.").length - 1).toBeGreaterThanOrEqual(passages.length);
});
