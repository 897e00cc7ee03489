import { describe, expect, test } from "vitest";
import { findWordStarts } from "#core/alignment/word-marks.ts";
import { findVoice, speakWords } from "#server/align/espeak.ts";
import { SPEAKS } from "./aligning.ts";

describe.skipIf(!SPEAKS)("espeak-ng, where it is installed,", () => {
  test.each([
    ["en", "en"],
    ["en-US", "en-us"],
    ["ru", "ru"],
    ["de-AT", "de"],
    ["tlh", null],
    ["--help", null],
  ])("has for %s the voice %s", async (language, voice) => {
    expect(await findVoice(language)).toBe(voice);
  });

  test("says where each word begins", async () => {
    const words = ["Clap", "your", "hands", "once,", "then", "listen", "again."];
    const spoken = await speakWords(words, "en");
    if (!spoken) throw new Error("Nothing was spoken");
    const { samples, rate } = spoken.plain;
    const starts = findWordStarts(samples, spoken.marked.samples, words.length, Math.round(rate / 200));
    expect(starts).not.toContain(null);
    expect(starts).toEqual(starts.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });

  test.each([
    ["options", ["--help", "-w", "/tmp/never.wav", "-f", "/etc/passwd"]],
    ["commands of its own", ["\u000150S", "[[h@l'oU]]", "<speak>", "&amp;", "\u0000\u0007\u001b[2J"]],
    ["words that are none", ["—", "***", "…", "\u202e", "👋"]],
    ["a word of a million letters", ["x".repeat(1_000_000)]],
    ["a number of a million digits", ["7".repeat(1_000_000)]],
  ])("speaks %s as words, in no more than a minute", async (_, words) => {
    const spoken = await speakWords(words, "en");
    expect(spoken?.plain.samples.length).toBe(spoken?.marked.samples.length);
    expect((spoken?.plain.samples.length ?? 0) / (spoken?.plain.rate ?? 1)).toBeLessThan(60);
  });
});
