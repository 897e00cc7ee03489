import { decodeEscaped } from "../../../text/html-text.ts";
import { foldSpaces, splitLines } from "../../../text/white-space.ts";
import type { BlockFile } from "./block.ts";
import { frontMatterEnd } from "./front-matter.ts";
import { parseMarkdownTranscript } from "./markdown.ts";
import { plainLine } from "./written-line.ts";
import { writtenTurns } from "./written-turns.ts";

/** Names in bold: a text with some of them is Markdown, whatever it is called. */
const BOLD = /^[^\S\r\n]*(?:\*\*[^*\n]{1,80}\*\*|__[^_\n]{1,80}__)/gm;
const LEAST_BOLD = 2;

/** A transcript as plain text. */
export function parseTextTranscript(source: string, credited: readonly string[] = []): BlockFile {
  if ((source.match(BOLD) ?? []).length >= LEAST_BOLD) return parseMarkdownTranscript(source, credited);
  const lines = splitLines(decodeEscaped(source));
  const from = frontMatterEnd(lines);
  const written = lines.flatMap((text, index) =>
    index < from ? [] : text.split(/[\u2028\u2029]/).map((part) => plainLine(index + 1, foldSpaces(part))),
  );
  return writtenTurns(written, credited);
}
