import type { BlockFile } from "./block.ts";
import { readHtmlLines } from "./html-lines.ts";
import { writtenTurns } from "./written-turns.ts";

/**
 * A transcript in HTML, as the podcast namespace has it: `cite`, `time` and `p` in sequence. Names and times may also
 * open the paragraph itself, be headings, or stand as plain text has them; paragraphs may have neither.
 */
export function parseHtmlTranscript(html: string, credited: readonly string[] = []): BlockFile {
  const { lines, problems } = readHtmlLines(html);
  const turns = writtenTurns(lines, credited);
  return { blocks: turns.blocks, problems: [...problems, ...turns.problems] };
}
