import { type Problem, problemAt } from "../../../file/problem.ts";
import { foldSpaces, splitLines } from "../../../text/white-space.ts";
import { roundToMillisecond } from "../../../time/time.ts";
import type { Cue, CueFile, Stamp } from "../../cue.ts";
import { parseCueClock } from "./cue-times.ts";

const STAMP = /^\s*\[(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:\.\d{1,3})?)\]/;
const WORD_STAMP = /<(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:\.\d{1,3})?)>/;
/** `[ar:Ann]`, `[length: 12:34]`, `[#: a remark]`: what is known of the file, and is not said. */
const TAG = /^\s*\[([a-z#][a-z_]*):(.*)\]\s*$/i;
const REMARK = /^\s*#/;

const HUNDREDTHS = /^[ \t]*\[\d{1,4}:\d{1,2}\.\d{2,3}\]/m;
const TAG_FIRST = /^\[(?:ar|ti|al|au|by|re|ve|length|offset|la|id|tool):[^\]\r\n]*\][ \t]*[\r\n]/i;

/** Whether a file begins as lyrics do: with a tag of theirs, or with times to the hundredth in brackets (`called`: with any). */
export function isLrc(head: string, called: boolean): boolean {
  return (
    HUNDREDTHS.test(head) || ((called || TAG_FIRST.test(head)) && /^[ \t]*\[\d{1,4}:\d{2}[\].:]/m.test(head))
  );
}

/** So many characters are sung again in no file; lines that would be more are there once. */
const MOST_REPEATED = 1_000_000;

/** A line of the file, at one of its times. */
interface Line {
  readonly start: number;
  readonly text: string;
  readonly stamps: readonly Stamp[];
  /** When its last word ends, where it says so. */
  readonly end: number | null;
}

/**
 * Reads LRC: `[01:02.50] text`, several times before a line that is sung again, `<01:02.90>` before a word; rows without a
 * time go on with the line above. A line ends where the next begins, and one without text only ends the one before.
 * `[offset:+500]` says how many milliseconds earlier everything is.
 */
export function parseLrc(source: string): CueFile {
  const rows = splitLines(source);
  if (rows.every((row) => row.trim() === ""))
    return { cues: [], problems: [problemAt({ line: 1 }, "empty-file")] };
  const problems: Problem[] = [];
  const lines: Line[] = [];
  const offset = readOffset(rows);
  let previousStart = 0;
  let room = MOST_REPEATED;
  for (const { line, first, again, text } of stampedRows(rows, problems)) {
    if (again.length === 0 && first < previousStart)
      problems.push(problemAt({ line }, "cue-out-of-order", text.trim()));
    if (again.length === 0) previousStart = first;
    const words = readWords(text, offset);
    const repeated = text.length * again.length > room ? [] : again;
    room -= text.length * repeated.length;
    for (const start of [first, ...repeated])
      lines.push(lineAt(Math.max(0, roundToMillisecond(start - offset)), words, first - offset));
  }
  return { cues: toCues(lines), problems };
}

/** A row with its times, and those after it that have none. */
interface StampedRow {
  readonly line: number;
  readonly first: number;
  readonly again: readonly number[];
  text: string;
}

function stampedRows(rows: readonly string[], problems: Problem[]): readonly StampedRow[] {
  const stamped: StampedRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.trim() === "" || TAG.test(row) || REMARK.test(row)) continue;
    const { starts, rest } = takeStamps(row);
    const [first, ...again] = starts;
    const line = index + 1;
    const above = stamped.at(-1);
    if (first !== undefined) stamped.push({ line, first, again, text: rest });
    else if (above) above.text += ` ${row}`;
    else problems.push(problemAt({ line }, "text-outside-cue", row.trim()));
  }
  return stamped;
}

/** In seconds, to be taken from every time. */
function readOffset(rows: readonly string[]): number {
  for (const row of rows) {
    const [, name, value = ""] = TAG.exec(row) ?? [];
    if (name?.toLowerCase() === "offset" && /^\s*[+-]?\d{1,9}\s*$/.test(value)) return Number(value) / 1000;
  }
  return 0;
}

function takeStamps(row: string): { readonly starts: readonly number[]; readonly rest: string } {
  const starts: number[] = [];
  let rest = row;
  for (let match = STAMP.exec(rest); match; match = STAMP.exec(rest)) {
    const start = parseCueClock(match[1] ?? "");
    if (start === null) break;
    starts.push(start);
    rest = rest.slice(match[0].length);
  }
  return { starts, rest };
}

type Words = Omit<Line, "start">;

function readWords(rest: string, offset: number): Words {
  const parts = rest.split(new RegExp(WORD_STAMP.source, "g"));
  const stamps: Stamp[] = [];
  let text = foldSpaces(parts[0] ?? "");
  let end: number | null = null;
  for (let index = 1; index < parts.length; index += 2) {
    const clock = parseCueClock(parts[index] ?? "");
    const word = foldSpaces(parts[index + 1] ?? "");
    const time = clock === null ? null : Math.max(0, roundToMillisecond(clock - offset));
    if (word === "") end = time ?? end;
    if (word === "") continue;
    const before = parts[index - 1] ?? "";
    const parted = text !== "" && (/\s$/.test(before) || /^\s/.test(parts[index + 1] ?? ""));
    if (parted) text += " ";
    const opensWord = text === "" || parted;
    if (time !== null && opensWord && time >= (stamps.at(-1)?.time ?? 0))
      stamps.push({ offset: text.length, time });
    text += word;
  }
  return { text, stamps, end };
}

/** A line that is sung again has its words' times from `first`, when it was sung first. */
function lineAt(start: number, { text, stamps, end }: Words, first: number): Line {
  const later = start - Math.max(0, first);
  const shift = (time: number) => roundToMillisecond(time + later);
  return {
    start,
    text,
    stamps: stamps
      .map((stamp) => ({ ...stamp, time: shift(stamp.time) }))
      .filter(({ time }) => time >= start),
    end: end === null ? null : shift(end),
  };
}

function toCues(found: readonly Line[]): readonly Cue[] {
  const lines = found.toSorted((a, b) => a.start - b.start);
  return lines.flatMap(({ start, text, stamps, end: said }, index) => {
    if (text === "") return [];
    const next = lines.slice(index + 1, index + 9).find((line) => line.start > start)?.start ?? null;
    const end = said !== null && said > start ? said : next;
    return [{ start, end, speaker: null, text, stamps }];
  });
}
