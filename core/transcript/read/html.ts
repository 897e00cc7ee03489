import { Parser } from "htmlparser2";
import { foldSpaces } from "../../text/white-space.ts";
import { parseClock, parseIsoDuration } from "../../time/time.ts";
import type { Block } from "./block.ts";

/** What stands around a transcript on a page, or is not meant to be read. */
const SKIPPED: ReadonlySet<string> = new Set(
  "head header nav footer aside form button script style template noscript iframe object svg h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);
const BLOCKS: ReadonlySet<string> = new Set(
  "address article blockquote body dd div dl dt figcaption figure hr li main ol p pre section table td th tr ul".split(
    " ",
  ),
);
/** Nobody writes HTML as deep as this; the parser's cost grows with the depth of what it is in. */
const MOST_DEPTH = 500;

/**
 * A transcript in HTML, as the podcast namespace has it: `cite`, `time` and `p` in sequence. Names and times may also
 * open the paragraph itself, and paragraphs may have neither.
 */
export function parseHtmlTranscript(html: string): readonly Block[] {
  const blocks: Block[] = [];
  let [speaker, start]: [string | null, number | null] = [null, null];
  let text = "";
  let [depth, skippedFrom] = [0, Number.POSITIVE_INFINITY];
  /** The `cite` or `time` that is open, and what is in it. */
  let label: { readonly name: string; readonly moment: string; text: string } | null = null;
  const flush = () => {
    const line = foldSpaces(text);
    if (line !== "") {
      blocks.push({ speaker, start, text: line });
      [speaker, start] = [null, null];
    }
    text = "";
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      if (SKIPPED.has(name)) skippedFrom = Math.min(skippedFrom, depth);
      if (BLOCKS.has(name)) flush();
      if (name === "br") text += " ";
      // Inside a sentence they name books and dates.
      const opens = (name === "cite" || name === "time") && foldSpaces(text) === "";
      if (opens && depth < skippedFrom) label = { name, moment: attributes.datetime ?? "", text: "" };
      if (depth > MOST_DEPTH) parser.pause();
    },
    ontext(data) {
      if (depth >= skippedFrom) return;
      if (label) label.text += data;
      else text += data;
    },
    onclosetag(name) {
      if (depth === skippedFrom) skippedFrom = Number.POSITIVE_INFINITY;
      depth--;
      if (BLOCKS.has(name)) flush();
      if (label?.name !== name) return;
      if (name === "cite") speaker = speakerName(label.text) ?? speaker;
      else start = parseIsoDuration(label.moment) ?? parseClock(label.text) ?? start;
      label = null;
    },
  });
  parser.end(html);
  flush();
  return blocks;
}

/** A name without the colon after it. */
function speakerName(text: string): string | null {
  return foldSpaces(text).replace(/\s*:$/, "") || null;
}
