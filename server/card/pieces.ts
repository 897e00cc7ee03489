import { knownLanguage } from "#core/text/language.ts";
import { UNSPACED } from "#core/text/word.ts";

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

const clusterSegmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters of a text as people count them; of Devanagari, whole syllables. */
export function splitClusters(text: string): readonly string[] {
  const clusters: string[] = [];
  for (const { segment } of clusterSegmenter.segment(text)) {
    const last = clusters.at(-1);
    if (last !== undefined && VIRAMA_END.test(last) && DEVANAGARI_LETTER.test(segment))
      clusters[clusters.length - 1] = last + segment;
    else clusters.push(segment);
  }
  return clusters;
}

/** The sign that binds a consonant to the next one; the rules of Unicode 15.0, which Node 20 has, part them. */
const VIRAMA_END = /\u094d[\u200c\u200d]?$/;
const DEVANAGARI_LETTER = /^(?=\p{L})\p{Script=Devanagari}/u;
