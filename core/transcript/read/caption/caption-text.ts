import { decodeCaption, REFERENCE } from "../../../text/html-text.ts";
import { foldSpaces } from "../../../text/white-space.ts";

/** Tags that SubRip players know, and WebVTT's that are left in converted files; anything else in angle brackets is text. */
const TAG = /<\/? ?(?:b|i|u|s|c|v|font|span|p)\b[^<>]*>|<\d{1,4}:[\d:.,]+>/gi;
/** Codes of SubStation Alpha and MicroDVD: `{\an8}`, `{an8}`, `{y:i}`. */
const CODE = /\{\\[^{}]*\}|\{an?\d{1,2}\}|\{[ycsfpoh]:[$\w ,.-]*\}/gi;
const LINE_BREAK = /<[Bb][Rr]\b[^<>]*>|\[[Bb][Rr]\]|\\N/g;

/** The lines of a caption as one line of plain text, without the tags and codes that are written in SubRip and its relatives. */
export function captionText(lines: readonly string[]): string {
  return foldSpaces(
    decodeCaption(lines.join("\n").replace(LINE_BREAK, " ").replace(TAG, "").replace(CODE, "")),
  );
}

/** Whether texts that should be plain are those of captions: every `<` and `&` in them begins a tag or a reference. */
export function isMarkup(texts: readonly string[]): boolean {
  const marked = texts.filter((text) => /[<&]/.test(text));
  return (
    marked.length > 0 && !marked.some((text) => /[<&]/.test(text.replace(TAG, "").replace(REFERENCE, "")))
  );
}

const VOICE = /^\s*<v(?:\.[^\s<>]*)?\s+([^<>]+)>/i;

/** Who speaks by WebVTT's voice tag, where it opens a caption; null where none does. */
export function captionVoice(lines: readonly string[]): string | null {
  const name = VOICE.exec(lines.find((line) => line.trim() !== "") ?? "")?.[1];
  return name === undefined ? null : foldSpaces(decodeCaption(name)) || null;
}

const EMPHASIS = /<(?:b|i|u|font)\b[^<>]*>/i;

/** Where in the plain text the first emphasised part begins; null where there is none. */
export function captionHighlight(lines: readonly string[]): number | null {
  const source = lines.join("\n");
  const index = source.search(EMPHASIS);
  if (index < 0) return null;
  const before = captionText([source.slice(0, index)]);
  return before === "" ? 0 : before.length + (/\s$/.test(source.slice(0, index)) ? 1 : 0);
}
