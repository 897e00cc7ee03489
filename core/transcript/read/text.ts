import { foldSpaces, splitLines } from "../../text/white-space.ts";
import type { BlockFile } from "./block.ts";
import { frontMatterEnd } from "./front-matter.ts";
import { plainLine } from "./written-line.ts";
import { writtenTurns } from "./written-turns.ts";

/** A transcript as plain text. */
export function parseTextTranscript(source: string, credited: readonly string[] = []): BlockFile {
  const lines = splitLines(source);
  const from = frontMatterEnd(lines);
  const written = lines.flatMap((text, index) =>
    index < from ? [] : text.split(/[\u2028\u2029]/).map((part) => plainLine(index + 1, foldSpaces(part))),
  );
  return writtenTurns(written, credited);
}
