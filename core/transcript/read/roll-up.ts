import { foldSpaces } from "../../text/white-space.ts";
import type { VttBlock } from "./vtt-block.ts";

/** Cues of a roll-up follow each other at once; rounding moves them by less than this. Seconds. */
const GAP = 0.1;
/** Between two lines a roll-up shows the last one alone for a hundredth of a second. */
const FLASH = 0.05;
/** Fewer repetitions than this may be what was said. */
const LEAST_REPEATS = 3;

/**
 * Undoes roll-up captions, as YouTube writes them: every line appears as it is spoken and again, word for word,
 * at the top of the cue that follows at once. The repeated lines are taken out and cues left without a line
 * dropped, so that each word is there once, with the times it was spoken at. Blocks of a file that mostly does not
 * repeat itself in this way come back untouched: what is said twice in it was said twice.
 */
export function unroll(blocks: readonly VttBlock[]): readonly VttBlock[] {
  const shown = blocks.map((block) => block.lines.map(plainLine).filter((line) => line !== ""));
  const repeats = blocks.map((block, index) => {
    const previous = blocks[index - 1];
    return previous && followsAtOnce(previous, block)
      ? repeatedLines(shown[index - 1] ?? [], shown[index] ?? [])
      : 0;
  });
  const rolled = blocks.filter((block, index) => {
    const count = repeats[index] ?? 0;
    return count > 0 && (count < (shown[index]?.length ?? 0) || duration(block) <= FLASH);
  });
  if (rolled.length < LEAST_REPEATS || rolled.length * 2 <= blocks.length) return blocks;
  return blocks
    .map((block, index) => ({ ...block, lines: withoutFirst(block.lines, repeats[index] ?? 0) }))
    .filter((block, index) => repeats[index] === 0 || block.lines.length > 0);
}

function plainLine(line: string): string {
  return foldSpaces(line.replace(/<[^<>]*>/g, ""));
}

function followsAtOnce({ times: before }: VttBlock, { times }: VttBlock): boolean {
  return before !== null && times !== null && times.start >= before.start && times.start <= before.end + GAP;
}

function duration({ times }: VttBlock): number {
  return times === null ? 0 : times.end - times.start;
}

/** How many lines `next` begins with that `previous` ended in. */
function repeatedLines(previous: readonly string[], next: readonly string[]): number {
  for (let count = Math.min(previous.length, next.length); count > 0; count--) {
    const kept = previous.slice(-count);
    if (kept.every((line, index) => line === next[index])) return count;
  }
  return 0;
}

/** The lines after the first `count` that hold a word; lines without any go with them. */
function withoutFirst(lines: readonly string[], count: number): readonly string[] {
  if (count === 0) return lines;
  const spoken = lines.filter((line) => plainLine(line) !== "");
  return spoken.slice(count);
}
