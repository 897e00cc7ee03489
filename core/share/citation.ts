import type { Track } from "../episode/track.ts";
import { element } from "../markup/xml-writer.ts";
import type { Quote } from "../quote/quote.ts";
import { escapeMarkdown } from "../text/markdown-text.ts";
import { plainLine } from "../text/plain-line.ts";
import { inMarks } from "../text/quotation-marks.ts";

/** A quote to put somewhere else: what was said, by whom, where, and the address to hear it at. */
export interface Citation {
  readonly plain: string;
  /** CommonMark, a block quote. */
  readonly markdown: string;
  /** A fragment. */
  readonly html: string;
}

/** `url` is the whole address of the quote. */
export function citeQuote(quote: Quote, track: Pick<Track, "title">, url: string): Citation {
  const text = plainLine(quote.text);
  const source = quoteSource(quote.speaker, track.title);
  return {
    plain: `${inMarks(text, quote.language)}\n— ${source}\n${url}`,
    markdown: `> ${escapeMarkdown(text)}\n>\n> — [${escapeMarkdown(source)}](${url})\n`,
    html: writeHtml({ ...quote, text }, track, url),
  };
}

function writeHtml({ text, speaker, language }: Quote, track: Pick<Track, "title">, url: string): string {
  const title = element("a", { href: url }, element("cite", {}, plainLine(track.title)));
  const from = speaker === null ? "— " : `— ${plainLine(speaker)}, `;
  return [
    element("blockquote", { cite: url, lang: language }, element("p", {}, text)),
    element("p", {}, from, title),
  ]
    .map(({ xml }) => xml)
    .join("");
}

/** Who said it, where that is known, and in which episode. */
export function quoteSource(speaker: string | null, title: string): string {
  return [speaker ?? "", title].map(plainLine).filter(Boolean).join(", ");
}
