import { Parser } from "htmlparser2";
import { type Problem, problemAt } from "../../../file/problem.ts";
import { foldSpaces } from "../../../text/white-space.ts";
import { parseClock, parseIsoDuration } from "../../../time/time.ts";
import type { WrittenLine } from "./written-line.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What is not meant to be read. */
export const SILENT = words("head script style template noscript iframe object svg button");
/** What stands around a transcript on a page. */
export const AROUND = words("header nav footer aside form");
/** What begins a paragraph. */
const BLOCKS = words(
  "address article blockquote body dd details div dl dt figcaption figure hr li main ol p pre section table tr ul",
);
/** What begins a line. */
const LINES = words("br td");
const HEADINGS: ReadonlyMap<string, number> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level): [string, number] => [`h${level}`, level]),
  ...["summary", "legend", "caption", "th"].map((name): [string, number] => [name, 6]),
]);
/** A class that says what its element holds. */
const SPEAKER_CLASS = /(?:^|[\s_-])speaker(?:[_-]?name)?(?:\s|$)/i;
const LONGEST_NAME = 60;
/** Nobody writes HTML as deep as this; the parser's cost grows with the depth of what it is in. */
const MOST_DEPTH = 500;

export interface HtmlLines {
  readonly lines: readonly WrittenLine[];
  readonly problems: readonly Problem[];
}

/** The lines that are read on a page; where all words stand in what is around a page's text, those. */
export function readHtmlLines(html: string): HtmlLines {
  const main = new HtmlLineReader(new Set([...SILENT, ...AROUND])).read(html);
  const empty = main.lines.every(({ text }) => text === "");
  return empty ? new HtmlLineReader(SILENT).read(html) : main;
}

/** A `cite` or `time` that is open, or something else that holds a name, and what is in it. */
interface Label {
  readonly kind: "name" | "time";
  readonly depth: number;
  /** The attribute `datetime`. */
  readonly moment: string;
  text: string;
}

class HtmlLineReader {
  readonly #lines: WrittenLine[] = [];
  readonly #problems: Problem[] = [];
  readonly #skipped: ReadonlySet<string>;
  #text = "";
  #name: string | null = null;
  #start: number | null = null;
  #level: number | null = null;
  #label: Label | null = null;
  #depth = 0;
  #skippedFrom = Number.POSITIVE_INFINITY;
  #line = 1;
  #counted = 0;

  constructor(skipped: ReadonlySet<string>) {
    this.#skipped = skipped;
  }

  read(html: string): HtmlLines {
    const parser = new Parser({
      onopentag: (name, attributes) => {
        this.#open(name, attributes);
        if (this.#depth > MOST_DEPTH) {
          this.#problems.push(problemAt({ line: this.#line }, "xml-too-deep", name));
          parser.pause();
        }
      },
      ontext: (data) => {
        this.#countLines(html, parser.startIndex);
        if (this.#depth >= this.#skippedFrom) return;
        if (this.#label) this.#label.text += data;
        else this.#text += data;
      },
      onclosetag: (name, implied) => this.#close(name, implied),
    });
    parser.end(html);
    this.#spill();
    this.#endLine();
    return { lines: this.#lines, problems: this.#problems };
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    if (this.#skipped.has(name)) this.#skippedFrom = Math.min(this.#skippedFrom, this.#depth);
    if (this.#depth >= this.#skippedFrom) return;
    const level = HEADINGS.get(name) ?? null;
    if (BLOCKS.has(name) || level !== null) this.#endParagraph();
    else if (LINES.has(name)) this.#endLine();
    this.#level = level ?? this.#level;
    // Inside a sentence they name books and dates.
    if (foldSpaces(this.#text) !== "") return;
    const names = name === "cite" || name === "dt" || SPEAKER_CLASS.test(attributes.class ?? "");
    if (!names && name !== "time") return;
    this.#endLabel();
    const kind = names ? "name" : "time";
    this.#label = { kind, depth: this.#depth, moment: attributes.datetime ?? "", text: "" };
  }

  #close(name: string, implied: boolean): void {
    const skipped = this.#depth >= this.#skippedFrom;
    if (this.#label?.depth === this.#depth) {
      if (implied) this.#spill();
      else this.#endLabel();
    }
    if (this.#depth === this.#skippedFrom) this.#skippedFrom = Number.POSITIVE_INFINITY;
    this.#depth--;
    if (skipped) return;
    if (BLOCKS.has(name) && name !== "dt") this.#endParagraph();
    else if (HEADINGS.has(name)) {
      this.#endParagraph();
      this.#level = null;
    } else if (LINES.has(name)) this.#endLine();
  }

  /** A label that is no name and no time is words. */
  #endLabel(): void {
    const label = this.#label;
    this.#label = null;
    if (!label) return;
    const text = foldSpaces(label.text);
    if (label.kind === "name") {
      const name = text.replace(/^\[(.*)\]:?$/u, "$1").replace(/\s*[:：]$/u, "");
      if (name !== "" && name.length <= LONGEST_NAME) this.#name = name;
      else this.#text += label.text;
    } else {
      const { moment } = label;
      const start =
        parseIsoDuration(moment) ?? parseClock(moment) ?? parseClock(text.replace(/^[[(]|[\])]$/g, ""));
      this.#start = start ?? this.#start;
      if (start === null) this.#text += label.text;
    }
  }

  /** A label that is not closed was never one. */
  #spill(): void {
    if (this.#label) this.#text += this.#label.text;
    this.#label = null;
  }

  #endLine(): void {
    this.#spill();
    const text = foldSpaces(this.#text).replace(this.#name === null ? /^$/ : /^[:：]\s*/u, "");
    if (text !== "" || this.#name !== null || this.#start !== null)
      this.#lines.push({
        line: this.#line,
        text,
        name: this.#name,
        start: this.#start,
        level: this.#level,
      });
    this.#text = "";
    this.#name = null;
    this.#start = null;
  }

  #endParagraph(): void {
    this.#endLine();
    if (this.#lines.at(-1)?.text !== "")
      this.#lines.push({ line: this.#line, text: "", name: null, start: null, level: null });
  }

  #countLines(html: string, index: number): void {
    for (; this.#counted < index; this.#counted++) if (html[this.#counted] === "\n") this.#line++;
  }
}
