import type { Problem } from "../../../file/problem.ts";
import type { CueFile } from "../../cue.ts";
import { buildPassages, type PassageText } from "../../passage.ts";
import { nameSpeakers } from "../speaker/cue-speakers.ts";
import { blockPassages } from "./block.ts";
import { parseHtmlTranscript } from "./html.ts";
import { parseTimedWords } from "./html-words.ts";
import { parseLineCues } from "./line-cues.ts";
import { parseMarkdownTranscript } from "./markdown.ts";
import { parseTextTranscript } from "./text.ts";

/** Paragraphs, which may have times. */
const BLOCKS = { html: parseHtmlTranscript, md: parseMarkdownTranscript, txt: parseTextTranscript } as const;
/** What programs write in the same formats. */
const CUES = { html: parseTimedWords, md: parseLineCues, txt: parseLineCues } as const;

export type WrittenFormat = keyof typeof BLOCKS;

interface ReadWritten extends PassageText {
  readonly problems: readonly Problem[];
}

/** What a transcript says that was written for people, or as files for people are. */
export function readWritten(format: WrittenFormat, text: string, credited: readonly string[]): ReadWritten {
  const timed: CueFile | null = CUES[format](text);
  if (timed !== null) {
    return { ...buildPassages(nameSpeakers(timed.cues, credited)), problems: timed.problems };
  }
  const { blocks, problems } = BLOCKS[format](text, credited);
  return { ...blockPassages(blocks), problems };
}
