import { decodeEntities } from "../../text/html-text.ts";
import { foldSpaces } from "../../text/white-space.ts";

/** Tags and override codes that SubRip players know; anything else in angle brackets is text. */
const MARKUP = /<\/?(?:b|i|u|s|c|font|span|p)\b[^<>]*>|\{\\[^{}]*\}/gi;
const LINE_BREAK = /<br\b[^<>]*>|\[br\]/gi;

/** The lines of a caption as one line of plain text, without the tags that are written in SubRip and its relatives. */
export function captionText(lines: readonly string[]): string {
  return foldSpaces(decodeEntities(lines.join("\n").replace(LINE_BREAK, " ").replace(MARKUP, "")));
}
