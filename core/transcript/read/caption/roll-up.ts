import { spacedBefore } from "../../../text/word.ts";
import type { Cue } from "../../cue.ts";

/** Captions that repeat themselves follow each other; what is said again after a pause of this length was said again. Seconds. */
const GAP = 1;
/** Between two lines a roll-up shows the last one alone for a hundredth of a second. */
const FLASH = 0.05;
/** Fewer repetitions, or fewer characters in all of them, may be what was said. */
const LEAST_REPEATS = 2;
const LEAST_CHARACTERS = 12;

/** Where in its text the one emphasised part of a cue begins. */
export type Highlights = ReadonlyMap<Cue, number>;

/**
 * Undoes captions that show again what was shown before: lines that roll up, as YouTube writes them, at whatever word
 * they are cut; lines that grow by words or by letters; a sentence shown once for each of its words with that one
 * highlighted, which then have their times. Each word stays once, with the time of its first appearance. Where fewer
 * than half of the cues begin with the end of the cue before, what is said twice was said twice, and all stay as they are.
 */
export function unroll(cues: readonly Cue[], highlights: Highlights = new Map()): readonly Cue[] {
  const repeats = cues.map((cue, index) => {
    const before = cues[index - 1];
    return before === undefined ? null : findRepeat(before, cue, highlights);
  });
  const telling = repeats.filter((repeat) => repeat?.telling);
  const characters = telling.reduce((sum, repeat) => sum + (repeat?.length ?? 0), 0);
  const rolled = telling.length >= LEAST_REPEATS && telling.length * 2 >= cues.length - 1;
  return rolled && characters >= LEAST_CHARACTERS ? fold(cues, repeats, highlights) : cues;
}

interface Repeat {
  /** So many characters of the cue's text are the end of the text before. */
  readonly length: number;
  /** Whether it tells of captions that roll: nobody says it so. */
  readonly telling: boolean;
}

function findRepeat(before: Cue, cue: Cue, highlights: Highlights): Repeat | null {
  const length = repeatedLength(before.text, cue.text);
  if (length === 0 || cue.speaker !== before.speaker || !followsAtOnce(before, cue)) return null;
  if (length < cue.text.length) return { length, telling: true };
  const flash = cue.end !== null && cue.end - cue.start <= FLASH;
  if (length < before.text.length) return { length, telling: flash };
  const [last, next] = [highlights.get(before), highlights.get(cue)];
  // The same word twice, or an earlier one: the sentence begins again.
  if (last !== undefined && next !== undefined && next <= last && !flash) return null;
  return { length, telling: flash || last !== next };
}

function followsAtOnce(before: Cue, cue: Cue): boolean {
  return cue.start >= before.start && cue.start <= (before.end ?? cue.start) + GAP;
}

/** How many characters `text` begins with that are the end of `before`, from the beginning of a word. */
function repeatedLength(before: string, text: string): number {
  if (text.startsWith(before)) {
    const whole = isWordEdge(text, before.length) || before.includes(" ");
    return whole || !text.includes(" ", before.length) ? before.length : 0;
  }
  const space = text.indexOf(" ");
  // Most cues of most files repeat nothing, which their first word tells quickly.
  if (!before.includes(text.slice(0, space > 0 && space < 8 ? space : 2))) return 0;
  const borders = borderLengths(text);
  let length = 0;
  for (let index = Math.max(0, before.length - text.length); index < before.length; index++) {
    if (length === text.length) length = borders[length - 1] ?? 0;
    while (length > 0 && before[index] !== text[length]) length = borders[length - 1] ?? 0;
    if (before[index] === text[length]) length++;
  }
  // A word that is cut at the end of what was shown counts only where whole words stand before it.
  const isRepeat = () =>
    isWordEdge(before, before.length - length) &&
    (isWordEdge(text, length) || (space >= 0 && space < length));
  while (length > 0 && !isRepeat()) length = borders[length - 1] ?? 0;
  return length;
}

/** For each beginning of a text the length of the longest shorter one that it also ends in (Knuth, Morris and Pratt). */
function borderLengths(text: string): Uint32Array {
  const borders = new Uint32Array(text.length);
  let length = 0;
  for (let index = 1; index < text.length; index++) {
    while (length > 0 && text[index] !== text[length]) length = borders[length - 1] ?? 0;
    if (text[index] === text[length]) length++;
    borders[index] = length;
  }
  return borders;
}

function isWordEdge(text: string, offset: number): boolean {
  const [left = " ", right = " "] = [text[offset - 1], text[offset]];
  return left === " " || right === " " || !spacedBefore(left, right);
}

function fold(
  cues: readonly Cue[],
  repeats: readonly (Repeat | null)[],
  highlights: Highlights,
): readonly Cue[] {
  const said: Cue[] = [];
  for (const [index, cue] of cues.entries()) {
    const length = repeats[index]?.length ?? 0;
    const last = length === 0 ? undefined : said.pop();
    if (last === undefined) said.push(cue);
    else if (length < cue.text.length) said.push(...grow(last, cue, length));
    else said.push(stampHighlight(last, cue, highlights.get(cue), highlights.get(cues[index - 1] ?? cue)));
  }
  return said;
}

/** What was said last and what `cue` adds to it after the first `length` characters: whole words, or the rest of one. */
function grow(last: Cue, cue: Cue, length: number): readonly Cue[] {
  let cut = length;
  if (!isWordEdge(cue.text, length)) {
    const space = cue.text.indexOf(" ", length);
    cut = space < 0 ? cue.text.length : space;
  }
  const grown = { ...last, text: last.text + cue.text.slice(length, cut) };
  const from = cue.text[cut] === " " ? cut + 1 : cut;
  if (from >= cue.text.length) return [grown];
  const stamps = cue.stamps.flatMap(({ offset, time }) =>
    offset >= from ? [{ offset: offset - from, time }] : [],
  );
  const start = stamps[0]?.offset === 0 ? stamps[0].time : cue.start;
  const end = cue.end !== null && cue.end > start ? cue.end : null;
  return [grown, { ...cue, start, end, text: cue.text.slice(from), stamps }];
}

/** The cue last said, with a stamp for the word that is highlighted in it now and was not before. */
function stampHighlight(last: Cue, cue: Cue, highlight: number | undefined, before: number | undefined): Cue {
  if (highlight === undefined || highlight === before || !cue.text.endsWith(last.text)) return last;
  const offset = highlight - (cue.text.length - last.text.length);
  if (offset <= (last.stamps.at(-1)?.offset ?? 0) || !isWordEdge(last.text, offset)) return last;
  return { ...last, end: cue.end, stamps: [...last.stamps, { offset, time: cue.start }] };
}
