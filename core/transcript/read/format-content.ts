import { type Problem, problemAt } from "../../file/problem.ts";
import { wordSpans } from "../../text/word.ts";
import { isAss } from "./caption/ass.ts";
import { isLrc } from "./caption/lrc.ts";
import { isSbv } from "./caption/sbv.ts";
import { hasSrtTiming } from "./caption/srt-timing.ts";
import { findTable } from "./caption/table.ts";
import { isCaptionFormat } from "./format.ts";
import type { TranscriptFormat } from "./format-name.ts";
import { findOtherPage } from "./web-page.ts";

/** What a file is; or why it is no transcript. */
export type FoundFormat =
  | { readonly kind: "found"; readonly format: TranscriptFormat }
  | { readonly kind: "refused"; readonly problem: Problem };

/** So many characters tell what a file is. */
const HEAD_LENGTH = 16 * 1024;
/** A file of so many words is a text, whatever it is called. */
const TEXT_WORDS = 50;

const ARROW_LINE = /^[ \t]*(?:\d{1,4}:)?\d{1,4}:\d{1,4}([.,:]?)\d{0,9}[ \t]*-->/m;
const BROKEN_CUE = /-->|^[ \t]*\d{1,4}:\d{2}[:.,]/m;
/** JSON opens with an object, or with a list of them; nothing that is said does. */
const JSON_START = /^(?:\{\s*["}]|\[\s*(?:\{|\]\s*$))/;
/** `**Ann:**`, after a clock as well, `[12:34](https://…)`: what only Markdown has. */
const MARKDOWN =
  /^(?:(?:[[(]?(?:\d{1,4}:)?\d{1,4}:\d{2}(?:[.,]\d{1,9})?[\])]?\s+)?\*\*[^*\r\n]{1,80}\*\*|\[\d{1,4}(?::\d{2}){1,2}\]\()/m;
/** What would be read as text, and would show its codes as words. */
const FOREIGN: readonly { readonly name: string; readonly opening: RegExp }[] = [
  { name: "RTF", opening: /^\{\\rtf/ },
  { name: "SAMI", opening: /^<sami[\s>]/i },
  { name: "SCC", opening: /^Scenarist_SCC/i },
  { name: "MicroDVD", opening: /^\{\d{1,9}\}\{\d{0,9}\}/ },
];

/**
 * What a transcript is, by its first lines: feeds call SRT text, and servers call everything HTML. `label` is what it is
 * called; it tells apart only what cannot be told apart else: Markdown from text, and files that are like nothing.
 */
export function findFormat(text: string, label: TranscriptFormat | null): FoundFormat {
  const start = text.trimStart();
  const head = start.slice(0, HEAD_LENGTH);
  if (/^WEBVTT(?!\S)/.test(head)) return found("vtt");
  const foreign = FOREIGN.find(({ opening }) => opening.test(head));
  if (foreign !== undefined) return refused("transcript-format", foreign.name);
  const marked = head.startsWith("<") ? findMarkup(head, start, label) : null;
  if (marked !== null) return marked;
  if (JSON_START.test(head)) return found("json");
  return found(lineFormat(head, label) ?? textFormat(head, label));
}

function found(format: TranscriptFormat): FoundFormat {
  return { kind: "found", format };
}

function refused(code: string, value: string): FoundFormat {
  return { kind: "refused", problem: problemAt({ path: "" }, code, value) };
}

/** Captions of which each line has a form of its own. */
function lineFormat(head: string, label: TranscriptFormat | null): TranscriptFormat | null {
  if (isAss(head)) return "ass";
  const arrow = ARROW_LINE.exec(head);
  if (arrow) return isHeadlessVtt(head, arrow[1] ?? "", label) ? "vtt" : "srt";
  if (hasSrtTiming(head)) return "srt";
  if (isSbv(head)) return "sbv";
  const delimiter = findTable(head);
  if (delimiter !== null) return delimiter === "\t" ? "tsv" : "csv";
  return isLrc(head, label === "lrc") ? "lrc" : null;
}

/** Captions whose header is missing: they say who speaks as only WebVTT does, or are called so and have its times. */
function isHeadlessVtt(head: string, mark: string, label: TranscriptFormat | null): boolean {
  return mark === "." && (label === "vtt" || /<v[ .]/.test(head));
}

const HTML_TAG = /<\/?(?:b|br|cite|div|em|i|li|p|span|strong|time)\b[^<>]*>/i;
const HTML_ROOT = /^(?:html|head|body|title|meta|link)$/;
const HTML_ELEMENT =
  /^(?:article|aside|blockquote|cite|div|dl|figure|form|h[1-6]|header|hr|main|nav|ol|p|pre|script|section|style|table|time|ul)$/;

const OTHER_XML = /^<(?:\?xml\s|(?:rss|feed|rdf:rdf|opml|svg|error)[\s>]|[\w.:-]+\s[^<>]*\bxmlns[:=])/i;

/** What begins with a tag; null for text that only does so by chance. */
function findMarkup(head: string, text: string, label: TranscriptFormat | null): FoundFormat | null {
  const root = rootName(head);
  const local = root.toLowerCase().replace(/^.*:/, "");
  if (local === "tt") return found("ttml");
  const page = /^<!doctype\s+html/i.test(head) || HTML_ROOT.test(local);
  if (page || (HTML_ELEMENT.test(local) && label !== "md")) {
    const other = findOtherPage(text, label !== null && isCaptionFormat(label));
    return other === null ? found("html") : refused("transcript-is-page", other);
  }
  return OTHER_XML.test(head) ? refused("transcript-format", `XML <${root}>`) : null;
}

/** The name of the first element, after declarations and comments; the empty text where there is none. */
function rootName(head: string): string {
  let rest = head;
  while (/^<[?!]/.test(rest)) {
    const end = rest.startsWith("<!--") ? "-->" : ">";
    const at = rest.indexOf(end);
    if (at < 0) return "";
    rest = rest.slice(at + end.length).trimStart();
  }
  return /^<([a-z][\w.:-]*)/i.exec(rest)?.[1] ?? "";
}

/** The format of what has no mark of its own at its beginning. */
function textFormat(head: string, label: TranscriptFormat | null): TranscriptFormat {
  const marked = MARKDOWN.test(head);
  // Their own readers say what is wrong with broken captions, and with an answer of a few words instead of them.
  const captions = label !== null && isCaptionFormat(label);
  const few = !marked && wordSpans(head).length < TEXT_WORDS;
  if (captions && (few || BROKEN_CUE.test(head))) return label;
  if (label === "html" && HTML_TAG.test(head)) return "html";
  return label === "md" || marked ? "md" : "txt";
}
