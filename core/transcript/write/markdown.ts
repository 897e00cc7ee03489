import { escapeMarkdown } from "../../text/markdown-text.ts";
import { formatClock } from "../../time/time.ts";
import type { Transcript } from "../transcript.ts";
import { sourceMomentUrl, type TranscriptSource } from "./source.ts";

/** CommonMark: the title, then paragraphs under their speakers and times, which are links. */
export function writeMarkdown({ passages, language }: Transcript, source: TranscriptSource): string {
  const { title, showTitle, url } = source;
  const heading = `# [${escapeMarkdown(title)}](${url}) · ${escapeMarkdown(showTitle)}\n`;
  const paragraphs = passages.map(({ speaker, start, text }) => {
    const name = speaker === null ? [] : [`**${escapeMarkdown(speaker)}**`];
    const time = start === null ? [] : [timeLink(start, language, source)];
    const above = [...name, ...time].join(" ");
    return `${above === "" ? "" : `${above}\n\n`}${escapeMarkdown(text)}\n`;
  });
  return [heading, ...paragraphs].join("\n");
}

function timeLink(start: number, language: string, source: TranscriptSource): string {
  return `[${formatClock(start)}](${sourceMomentUrl(source, language, { start, end: null })})`;
}
