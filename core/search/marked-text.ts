import { wordSpans } from "../text/word.ts";

/** A piece of text, and whether it is what was searched for. */
export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
}

/** Which word of the text, counted from 0, the first mark begins in; 0 where nothing is marked. */
export function firstMarkedWord(parts: readonly TextPart[]): number {
  const before = parts.slice(
    0,
    Math.max(
      0,
      parts.findIndex((part) => part.marked),
    ),
  );
  const offset = before.reduce((sum, part) => sum + part.text.length, 0);
  const text = parts.map((part) => part.text).join("");
  return Math.max(
    0,
    // What comes behind the mark does not matter; a character may take two units.
    wordSpans(text.slice(0, offset + 2)).findIndex((span) => span.end > offset),
  );
}

/** The parts shortened to about `most` characters, with the first mark in view. Cut between words, with ellipses. */
export function excerptParts(parts: readonly TextPart[], most: number): readonly TextPart[] {
  const text = parts.map((part) => part.text).join("");
  if (text.length <= most) return parts;
  const firstMark = parts
    .slice(
      0,
      parts.findIndex((part) => part.marked),
    )
    .reduce((sum, part) => sum + part.text.length, 0);
  const wanted = Math.min(Math.max(0, firstMark - Math.floor(most / 3)), text.length - most);
  const from = wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
  const to = from + most >= text.length ? text.length : text.lastIndexOf(" ", from + most);
  return slice(parts, from, Math.max(to, from + 1), text.length);
}

function slice(parts: readonly TextPart[], from: number, to: number, length: number): readonly TextPart[] {
  let position = 0;
  const kept: TextPart[] = [];
  for (const part of parts) {
    const text = part.text.slice(Math.max(0, from - position), Math.max(0, to - position));
    position += part.text.length;
    if (text !== "") kept.push({ ...part, text });
  }
  if (from > 0) kept.unshift({ text: "… ", marked: false });
  if (to < length) kept.push({ text: " …", marked: false });
  return kept;
}
