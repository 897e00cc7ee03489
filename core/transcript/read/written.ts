import type { Problem } from "../../file/problem.ts";
import type { PassageText } from "../passage.ts";
import { blockPassages } from "./block.ts";
import { parseHtmlTranscript } from "./html.ts";
import { parseMarkdownTranscript } from "./markdown.ts";
import { parseTextTranscript } from "./text.ts";

/** Paragraphs, which may have times. */
const BLOCKS = { html: parseHtmlTranscript, md: parseMarkdownTranscript, txt: parseTextTranscript } as const;
export type WrittenFormat = keyof typeof BLOCKS;

interface ReadWritten extends PassageText {
  readonly problems: readonly Problem[];
}

/** What a transcript says that was written for people. */
export function readWritten(format: WrittenFormat, text: string, credited: readonly string[]): ReadWritten {
  const { blocks, problems } = BLOCKS[format](text, credited);
  return { ...blockPassages(blocks), problems };
}
