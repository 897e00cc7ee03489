import { knownLanguage } from "#core/text/language.ts";
import { UNSPACED } from "#core/text/word.ts";
import { splitClusters } from "./lettering.ts";

/** What the text measures, in ems. */
export type Measure = (text: string) => number;

/** What is not broken: a word with its punctuation. Widths in ems. */
export interface Piece {
  readonly text: string;
  readonly width: number;
  /** Of the white space after it. */
  readonly space: string;
  readonly spaceWidth: number;
}

const UNSPACED_END = new RegExp(`[${UNSPACED}]$`, "u");
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, "u");
/** The punctuation of scripts without spaces: it is as wide as a letter, and a line may end with it. */
const FULL_WIDTH_END = /[。、，！？；：」』）》]$/u;
const OPENING = /^[\p{Ps}\p{Pi}¿¡]+$/u;

/** Breaks are between words, before none that closes and after none that opens. */
export function splitPieces(text: string, language: string, measure: Measure): readonly Piece[] {
  const texts: string[] = [];
  for (const { segment, isWordLike } of wordSegmenter(language).segment(text)) {
    const last = texts.at(-1);
    if (last === undefined || breaksBetween(last, segment, isWordLike === true)) texts.push(segment);
    else texts[texts.length - 1] = last + segment;
  }
  return texts.map((piece) => toPiece(piece, measure));
}

function breaksBetween(before: string, next: string, isWord: boolean): boolean {
  if (/^\s/.test(next)) return false;
  if (/\s$/.test(before)) return true;
  if (OPENING.test(next)) return UNSPACED_END.test(before);
  if (!isWord || OPENING.test(before.slice(-1))) return false;
  return UNSPACED_START.test(next) || UNSPACED_END.test(before) || FULL_WIDTH_END.test(before);
}

function wordSegmenter(language: string): Intl.Segmenter {
  return new Intl.Segmenter(knownLanguage(language), { granularity: "word" });
}

function toPiece(text: string, measure: Measure): Piece {
  const word = text.trimEnd();
  const space = text.slice(word.length);
  return { text: word, width: measure(word), space, spaceWidth: space === "" ? 0 : measure(" ") };
}

/** The pieces with those broken that no line can hold. */
export function narrowed(pieces: readonly Piece[], limit: number, measure: Measure): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.width <= limit ? piece : brokenPiece(piece, limit, measure)));
}

function brokenPiece({ text, space, spaceWidth }: Piece, limit: number, measure: Measure): readonly Piece[] {
  const parts: { text: string; width: number }[] = [];
  for (const segment of splitClusters(text)) {
    const last = parts.at(-1);
    const width = measure(segment);
    if (last && last.width + width <= limit) {
      last.text += segment;
      last.width += width;
    } else parts.push({ text: segment, width });
  }
  return parts.map((part, index) =>
    index === parts.length - 1 ? { ...part, space, spaceWidth } : { ...part, space: "", spaceWidth: 0 },
  );
}

/** The text of a line. */
export function joined(line: readonly Piece[]): string {
  return line
    .map(({ text, space }) => text + (space === "" ? "" : " "))
    .join("")
    .trimEnd();
}
