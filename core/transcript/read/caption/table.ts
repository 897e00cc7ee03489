import { type Problem, problemAt } from "../../../file/problem.ts";
import { foldSpaces } from "../../../text/white-space.ts";
import { wordSpans } from "../../../text/word.ts";
import { roundToMillisecond } from "../../../time/time.ts";
import type { Cue, CueFile } from "../../cue.ts";
import { checkCueTimes, parseCueClock } from "./cue-times.ts";
import { type Delimiter, readRows, type TableRow } from "./table-row.ts";

/** Where in a row what is read stands; -1 for what its table does not have. */
interface Columns {
  readonly start: number;
  readonly end: number;
  readonly duration: number;
  readonly speaker: number;
  readonly text: number;
  /** Seconds in one of its numbers; null where the names of its columns do not say. */
  readonly unit: number | null;
}

/** Names of columns as programs write them, in letters alone and without a unit. */
const NAMES = {
  start:
    /^(?:start|starttime|starttimestamp|starttimecode|startoffset|begin|begintime|from|in|timein|incue|timecodein|timestamp|timecode|time|offset)$/,
  end: /^(?:end|endtime|endtimestamp|endtimecode|endoffset|to|out|timeout|outcue|timecodeout|stop|stoptime|finish)$/,
  duration: /^(?:duration|dur|length)$/,
  speaker: /^(?:speaker|speakername|speakerlabel|speakerid|name|who|voice|character|actor)$/,
  text: /^(?:text|transcript|transcription|body|content|caption|captions|subtitle|sentence|utterance|speech|dialogue|dialog|words?|line)$/,
} as const;
const LONGEST_NAME = 40;
/** The unit after a name: `Start (ms)`, `start_ms`, `startSeconds`. */
const UNIT = /[ _(]*(?:(ms|milliseconds)|(?<=[ _(])s|secs?|seconds)\)?\s*$/i;

/** What spreadsheets write above their first row: `sep=;`. */
const SEPARATOR = /^sep=/;

/** People say two or three words a second; where a unit of time holds fewer than this, it is a millisecond. */
const LEAST_WORDS_A_UNIT = 0.1;

/** What parts the cells of a table with a header that names a time and a text; null where the file begins with none. */
export function findTable(head: string): Delimiter | null {
  const line = /^(?:sep=.[\r\n]+)?([^\r\n]{1,1000})/.exec(head)?.[1] ?? "";
  for (const delimiter of ["\t", ",", ";"] as const) {
    if (findColumns(readRows(line, delimiter)[0]) !== null) return delimiter;
  }
  return null;
}

/** Reads tab-separated values, as Whisper writes them. */
export function parseTsv(source: string): CueFile {
  return parseTable(source, "\t");
}

/** Reads comma-separated values, or such with semicolons, as spreadsheets write where the comma is the decimal sign. */
export function parseCsv(source: string): CueFile {
  return parseTable(source, findTable(source.trimStart()) ?? ",");
}

/**
 * A cue for each row. The header names the columns; without one they are start, end, a speaker where there are four, and
 * text. Times are clocks, or numbers of the unit that the header tells, else of that in which people can have spoken
 * the words.
 */
function parseTable(source: string, delimiter: Delimiter): CueFile {
  const rows = readRows(source.replace(/^\uFEFF/, ""), delimiter).filter(
    ({ cells }) => !SEPARATOR.test(cells[0] ?? ""),
  );
  const [first] = rows;
  if (!first) return { cues: [], problems: [problemAt({ line: 1 }, "empty-file")] };
  const headed = findColumns(first);
  const columns = headed ?? usualColumns(first);
  const body = headed ? rows.slice(1) : rows;
  const unit = columns.unit ?? likelyUnit(body, columns);
  const cues: Cue[] = [];
  const problems: Problem[] = [];
  let previousStart = 0;
  for (const { line, cells } of body) {
    const { start, end } = rowTimes(cells, columns, unit);
    const shown = cells.join(delimiter === "\t" ? " " : delimiter);
    if (start === null) {
      problems.push(problemAt({ line }, "timing-unreadable", shown));
      continue;
    }
    const checked = checkCueTimes(start, end, previousStart, { line }, shown);
    problems.push(...checked.problems);
    previousStart = start;
    const text = foldSpaces(cells[columns.text] ?? "");
    const speaker = foldSpaces(cells[columns.speaker] ?? "") || null;
    if (text !== "") cues.push({ start, end: checked.end, speaker, text, stamps: [] });
  }
  return { cues, problems };
}

/** When a row is said, in seconds; null what cannot be read. Its first time may be a range, and its end told by a length. */
function rowTimes(cells: readonly string[], columns: Columns, unit: number) {
  const [from, to] = cells[columns.start]?.slice(0, LONGEST_TIME).split(RANGE) ?? [];
  const start = readTime(from, unit);
  const end = readTime(cells[columns.end] ?? to, unit);
  const duration = readTime(cells[columns.duration], unit);
  const until = start === null || duration === null ? null : roundToMillisecond(start + duration);
  return { start, end: end ?? until };
}

function findColumns(row: TableRow | undefined): Columns | null {
  const titles = row?.cells.map((cell) => cell.slice(0, LONGEST_NAME)) ?? [];
  const names = titles.map((title) =>
    title
      .replace(UNIT, "")
      .toLowerCase()
      .replace(/[^a-z]/g, ""),
  );
  const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const [start, text] = [find(NAMES.start), find(NAMES.text)];
  if (start < 0 || text < 0 || start === text) return null;
  const told = UNIT.exec(titles[start] ?? "");
  const unit = told === null ? null : told[1] === undefined ? 1 : 0.001;
  return {
    start,
    text,
    unit,
    end: find(NAMES.end),
    duration: find(NAMES.duration),
    speaker: find(NAMES.speaker),
  };
}

function usualColumns({ cells }: TableRow): Columns {
  const text = Math.max(2, cells.length - 1);
  return { start: 0, end: 1, duration: -1, speaker: text > 2 ? 2 : -1, text, unit: null };
}

const LONGEST_TIME = 64;
/** Between two times in one cell. */
const RANGE = / *(?:-->|[–—-]) */;
const NUMBER = /^\d{1,12}(?:[.,]\d{1,9})?$/;

/** Seconds, or null. */
function readTime(cell: string | undefined, unit: number): number | null {
  const text = cell?.trim() ?? "";
  if (NUMBER.test(text)) return roundToMillisecond(Number(text.replace(",", ".")) * unit);
  return parseCueClock(text);
}

/** Seconds, unless so few words were said in them that they must be milliseconds. */
function likelyUnit(rows: readonly TableRow[], columns: Columns): number {
  let [words, last] = [0, 0];
  for (const { cells } of rows) {
    words += wordSpans(cells[columns.text] ?? "").length;
    last = Math.max(last, readTime(cells[columns.end], 1) ?? 0, readTime(cells[columns.start], 1) ?? 0);
  }
  return words < last * LEAST_WORDS_A_UNIT ? 0.001 : 1;
}
