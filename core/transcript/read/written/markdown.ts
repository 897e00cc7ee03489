import { foldSpaces, splitLines } from "../../../text/white-space.ts";
import { parseClock, parseTime } from "../../../time/time.ts";
import { isNoName } from "../speaker/no-name.ts";
import { nameKey } from "../speaker/speaker-name.ts";
import type { BlockFile } from "./block.ts";
import { frontMatterEnd } from "./front-matter.ts";
import { isStrictName, readLineClock } from "./line-clock.ts";
import { plainMarkdown } from "./markdown-inline.ts";
import type { WrittenLine } from "./written-line.ts";
import { writtenTurns } from "./written-turns.ts";

const FENCE = /^\s{0,3}(?:```|~~~)/;
const RULE = /^\s{0,3}(?:[-*_] ?){3,}$/;
/** The line under the head of a table. */
const TABLE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;
/** The level of what stands above the columns of a table. */
const TABLE_HEAD = 6;
/** Quotes and lists: their words are said all the same. */
const CONTAINER = /^\s*(?:> ?|[-*+]\s+)+/;
const HEADING = /^\s{0,3}(#{1,6})(?:\s+|$)/;
/** `0:07 **Vera**` */
const CLOCK_BEFORE_BOLD = /^\\?[[(]?(\d{1,4}(?::\d{2}){1,2}(?:[.,]\d{1,9})?)\\?[\])]?\s+(?=\*\*|__)/;
/** `**Vera:**`, `**Vera**:`, `__Vera__`; `*Vera:*` only with its colon. */
const BOLD = /^(?:(\*\*\*?|__)((?:\\.|[^*_\\]|_(?!_))+?)(:?)\1(:?)|([*_])((?:\\.|[^*_\\])+?):\5)(?=\s|$)\s*/u;
/** `[12:34](https://…?t=754.2)` */
const TIME_LINK = /^\[\(?(\d{1,4}(?::\d{2}){1,2})\)?\]\(([^)\s]*)\)\s*/;

/**
 * A transcript as Markdown: paragraphs that open with a name in bold, a time as a link, or both, alone or before what is
 * said; headings that are names; or as plain text has it. Of links, emphasis, lists, quotes, tables and code the words stay.
 */
export function parseMarkdownTranscript(source: string, credited: readonly string[] = []): BlockFile {
  const raw = splitLines(source);
  const lines: WrittenLine[] = [];
  let paragraph: WrittenLine[] = [];
  let fenced = false;
  const flush = () => {
    for (const line of plainParagraph(paragraph)) lines.push(line);
    lines.push({ line: 0, text: "", name: null, start: null, level: null });
    paragraph = [];
  };
  for (let index = frontMatterEnd(raw); index < raw.length; index++) {
    const text = (raw[index] ?? "").trimEnd();
    if (FENCE.test(text)) fenced = !fenced;
    const heads = /^=+$/.test(text) ? 1 : TABLE_RULE.test(text) ? TABLE_HEAD : null;
    if (heads !== null) paragraph = asHeading(paragraph, heads);
    if (text.trim() === "" || FENCE.test(text) || RULE.test(text) || heads !== null) {
      flush();
      continue;
    }
    if (fenced) {
      lines.push({ line: index + 1, text: foldSpaces(text), name: null, start: null, level: null });
      continue;
    }
    const opens = HEADING.test(text) || /^\s*[-*+|]\s/.test(text);
    if (opens) flush();
    for (const line of readLine(text, index + 1)) paragraph.push(line);
    if (HEADING.test(text)) flush();
  }
  flush();
  return writtenTurns(lines, credited);
}

/** A line with its inline Markdown still in it; of a table's row one for each cell. */
function readLine(source: string, line: number): readonly WrittenLine[] {
  const marks = HEADING.exec(source)?.[1];
  if (marks !== undefined) {
    const text = source.replace(HEADING, "").replace(/\s+#+$/, "");
    return [{ ...readMarkup(text, line), level: marks.length }];
  }
  if (/^\s*\|/.test(source)) {
    const cells = source
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|");
    return cells.filter((cell) => cell.trim() !== "").map((cell) => readMarkup(cell.trim(), line));
  }
  return [readMarkup(source.replace(CONTAINER, "").trim(), line)];
}

/** What bold and links set apart at the beginning of a line: a name and a time, in either order. */
function readMarkup(source: string, line: number): WrittenLine {
  const before = readTimeMark(source);
  const named = source.slice(before.length);
  const bold = BOLD.exec(named);
  const rest = named.slice(bold?.[0].length ?? 0);
  const name = bold && boldName(bold, rest, before.start !== null);
  // A time before plain words is read with those of the whole file.
  if (name === null && !before.linked) return { line, text: source, name, start: null, level: null };
  const said = name === null ? named : rest;
  const after = before.start === null ? readTimeMark(said) : NO_TIME;
  const [start, length] = after.linked ? [after.start, after.length] : [before.start, 0];
  return { line, text: said.slice(length).replace(/^[:：]\s*/u, ""), name, start, level: null };
}

interface TimeMark {
  readonly start: number | null;
  readonly length: number;
  /** Whether it is a link, which nothing but a time would be. */
  readonly linked: boolean;
}

const NO_TIME: TimeMark = { start: null, length: 0, linked: false };

/** The time that a line opens with, as a link or before a name in bold. */
function readTimeMark(text: string): TimeMark {
  const link = TIME_LINK.exec(text);
  if (link) {
    const [whole, clock = "", address = ""] = link;
    const start = parseTime(/[?&#]t=([\d.]+)/.exec(address)?.[1] ?? clock);
    return { start, length: whole.length, linked: true };
  }
  const [whole = "", clock = ""] = CLOCK_BEFORE_BOLD.exec(text) ?? [];
  return { start: parseClock(clock), length: whole.length, linked: false };
}

/** The name in bold, if it is one: with a colon, or with nothing but a time beside it. */
function boldName(
  [, , strong, inside, after, , slight]: RegExpExecArray,
  rest: string,
  timed: boolean,
): string | null {
  const name = plainMarkdown(strong ?? slight ?? "").trim();
  if (name === "" || readLineClock(name) !== null || isNoName(nameKey(name))) return null;
  const colon = slight !== undefined || inside === ":" || after === ":";
  const clock = readLineClock(rest);
  const beside = timed || TIME_LINK.test(rest) || (clock?.before === "" && clock.after === "");
  return colon || beside || (rest === "" && isStrictName(name)) ? name : null;
}

/** What stands above a rule as its heading; a row with a time is none. */
function asHeading(lines: readonly WrittenLine[], level: number): WrittenLine[] {
  const [first] = lines;
  const rows = new Set(lines.map(({ line }) => line)).size;
  const spoken = lines.some(({ text, start }) => start !== null || readLineClock(text) !== null);
  if (!first || rows > 1 || spoken) return [...lines];
  return [{ ...first, text: lines.map(({ text }) => text).join(" "), level }];
}

/** Emphasis and links may reach over the lines of a paragraph. */
function plainParagraph(lines: readonly WrittenLine[]): readonly WrittenLine[] {
  const plain = plainMarkdown(lines.map(({ text }) => text).join("\n")).split("\n");
  return lines.map((line, index) => ({ ...line, text: foldSpaces(plain[index] ?? "") }));
}
