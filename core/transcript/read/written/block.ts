import type { Problem } from "../../../file/problem.ts";
import { roundToMillisecond } from "../../../time/time.ts";
import type { Cue } from "../../cue.ts";
import { buildPassages, type PassageText } from "../../passage.ts";
import { speechParts } from "../speaker/named-speakers.ts";

/** A paragraph of a transcript that was written for people, as it stands in its file. */
export interface Block {
  /** Null where nobody is named: the one before speaks on. */
  readonly speaker: string | null;
  /** Where `speaker` is null: whether somebody else begins to speak all the same. Left out where they do not. */
  readonly unnamed?: true;
  /** When it begins, in seconds; null where that is not said. */
  readonly start: number | null;
  /** Plain, on one line, not empty. */
  readonly text: string;
}

/** The paragraphs of a file, in its order, with everything in it that is not read. */
export interface BlockFile {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** Takes the speakers' names out of the texts of paragraphs; one of two speakers becomes one for each. */
export function nameBlockSpeakers(blocks: readonly Block[], credited: readonly string[]): readonly Block[] {
  const parts = speechParts(blocks, credited);
  return blocks.flatMap(
    (block, place) =>
      parts[place]?.map(
        ({ speaker, changes, from, to }, index): Block => ({
          speaker,
          ...(changes && speaker === null ? { unnamed: true } : {}),
          start: index === 0 ? block.start : null,
          text: block.text.slice(from, to).trim(),
        }),
      ) ?? [block],
  );
}

/** So many times at least tell that somebody notes again and again when it is. */
const LEAST_NOTED = 3;
/** Nor are they further apart, in seconds; and no more characters are said after the last of them than in such a time. */
const LONGEST_GAP = 90;
const LONGEST_REST = 1500;

/**
 * What is read of the paragraphs: timed by their beginnings where most turns have one, or where it is
 * noted again and again; else without times. A paragraph that names nobody and has no time belongs to the turn before it.
 */
export function blockPassages(blocks: readonly Block[]): PassageText {
  const turns = joinTurns(blocks);
  const stamped = turns.filter(({ start }) => start !== null).length;
  // A single time at the top of a long text does not say when its paragraphs are spoken.
  const enough = stamped > 1 || blocks.length === 1;
  if ((enough && stamped * 2 > turns.length) || isNoted(turns))
    return { ...buildPassages(toCues(turns, fillStarts(turns))), timing: "cue" };
  const { passages } = buildPassages(toCues(turns, [...turns.keys()]));
  const untimed = passages.map((passage) => ({ ...passage, start: null, end: null, wordTimes: [] }));
  return { passages: untimed, timing: "none" };
}

/** Whether the times of turns follow one another closely, to the end. */
function isNoted(turns: readonly Block[]): boolean {
  const times = turns.flatMap(({ start }) => start ?? []);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const last = turns.findLastIndex(({ start }) => start !== null);
  const rest = turns.slice(last).reduce((sum, { text }) => sum + text.length, 0);
  const close = gaps.every((gap) => gap >= 0 && gap <= LONGEST_GAP);
  return times.length >= LEAST_NOTED && close && rest <= LONGEST_REST;
}

/** Every turn on its own, with its speaker where one is named before it. */
function joinTurns(blocks: readonly Block[]): readonly Block[] {
  const turns: { block: Block; texts: string[] }[] = [];
  let speaker: string | null = null;
  for (const block of blocks) {
    const goesOn = block.speaker === null && block.unnamed === undefined;
    const last = turns.at(-1);
    if (last && goesOn && block.start === null) {
      last.texts.push(block.text);
      continue;
    }
    if (!goesOn) speaker = block.speaker;
    turns.push({ block: { ...block, speaker }, texts: [block.text] });
  }
  return turns.map(({ block, texts }) => ({ ...block, text: texts.join(" ") }));
}

/** The turns by time. */
function toCues(turns: readonly Block[], starts: readonly number[]): readonly Cue[] {
  const timed = turns
    .map((turn, index) => ({ turn, start: starts[index] ?? 0 }))
    .toSorted((a, b) => a.start - b.start);
  return timed.map(({ turn: { speaker, unnamed, text }, start }, index) => {
    const next = timed[index + 1]?.start ?? start;
    const end = next > start ? next : null;
    return { start, end, speaker, ...(unnamed ? { unnamed } : {}), text, stamps: [] };
  });
}

/** Turns without a beginning share the time up to the next that has one, by their lengths. */
function fillStarts(turns: readonly Block[]): readonly number[] {
  const starts: number[] = [];
  let waiting: Block[] = [];
  let begin = 0;
  const share = (end: number) => {
    const whole = waiting.reduce((sum, { text }) => sum + text.length, 0);
    let before = 0;
    for (const { text } of waiting) {
      starts.push(roundToMillisecond(begin + (Math.max(0, end - begin) * before) / whole));
      before += text.length;
    }
    waiting = [];
  };
  for (const turn of turns) {
    if (turn.start !== null) {
      share(turn.start);
      begin = turn.start;
    }
    waiting.push(turn);
  }
  share(begin);
  return starts;
}
