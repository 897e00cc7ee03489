import { clockParts, parseClock } from "../../../time/time.ts";
import type { WrittenLine } from "./written-line.ts";

const IN_WORDS = /^(?:\d{1,4} ?\p{L}+(?:,? |$)){1,3}$/u;

/**
 * The lines without times that are said again: what is copied from a player has each of them as it is read to the blind, too,
 * below it. One line that does so among many times may be spoken.
 */
export function withoutRepeatedClocks(lines: readonly WrittenLine[]): readonly WrittenLine[] {
  const clocks = lines.map(({ text }) => parseClock(text));
  const repeats = lines.map(({ text }, index) => {
    const above = clocks[index - 1] ?? null;
    return above !== null && saysAgain(text, above);
  });
  const times = clocks.filter((start) => start !== null).length;
  const usual = times > 1 && repeats.filter(Boolean).length * 2 > times;
  return usual ? lines.filter((_, index) => !repeats[index]) : lines;
}

/** Whether a line is a time in words, in any language: `1 minute, 2 seconds` for 62. */
function saysAgain(text: string, start: number): boolean {
  if (!IN_WORDS.test(text)) return false;
  const { hours, minutes, seconds } = clockParts(start);
  const parts = [hours, minutes, seconds].filter((part) => part > 0);
  return (text.match(/\d+/g) ?? []).join(" ") === (parts.join(" ") || "0");
}
