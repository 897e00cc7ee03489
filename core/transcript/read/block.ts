import { roundToMillisecond } from "../../time/time.ts";
import type { Cue } from "../cue.ts";
import { buildPassages, type PassageText } from "../passage.ts";
import { nameSpeakers } from "./named-speakers.ts";

/** A paragraph of a transcript that was written for people, as it stands in its file. */
export interface Block {
  /** Null where nobody is named: the one before speaks on. */
  readonly speaker: string | null;
  /** When it begins, in seconds; null where that is not said. */
  readonly start: number | null;
  /** Plain, on one line, not empty. */
  readonly text: string;
}

/**
 * What is read of the paragraphs: timed by their beginnings where most of them have one, else without times. Names
 * that stand in the text, as `Vera: `, are taken out where the file names speakers so.
 */
export function blockPassages(found: readonly Block[]): PassageText {
  const named = found.some(({ speaker }) => speaker !== null);
  const blocks = named ? found : nameSpeakers(found);
  const timed = blocks.filter(({ start }) => start !== null).length > blocks.length / 2;
  if (timed) return { ...buildPassages(toCues(blocks, fillStarts(blocks))), timing: "cue" };
  const { passages } = buildPassages(toCues(blocks, [...blocks.keys()]));
  const untimed = passages.map((passage) => ({ ...passage, start: null, end: null, wordTimes: [] }));
  return { passages: untimed, timing: "none" };
}

function toCues(blocks: readonly Block[], starts: readonly number[]): readonly Cue[] {
  return blocks.map(({ speaker, text }, index) => {
    const start = starts[index] ?? 0;
    const next = starts[index + 1] ?? start;
    return { start, end: next > start ? next : null, speaker, text, stamps: [] };
  });
}

/** Paragraphs without a beginning share the time up to the next that has one, by their lengths. */
function fillStarts(blocks: readonly Block[]): readonly number[] {
  const starts: number[] = [];
  let from = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.start !== null) {
      from = index;
      starts.push(Math.max(block.start, starts.at(-1) ?? 0));
      continue;
    }
    const to = blocks.findIndex(({ start }, place) => place > index && start !== null);
    const begin = starts[from] ?? 0;
    const end = Math.max(begin, blocks[to]?.start ?? begin);
    const before = lengthOf(blocks.slice(from, index));
    const whole = lengthOf(blocks.slice(from, to < 0 ? undefined : to));
    starts.push(roundToMillisecond(begin + ((end - begin) * before) / whole));
  }
  return starts;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
