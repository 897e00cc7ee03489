import { joined, type Measure, narrowed, type Piece, splitPieces } from "./pieces.ts";

/** The longest that is looked at: far more than the smallest size holds. Characters. */
const LONGEST_TEXT = 1000;
/** From one base line to the next, in ems. */
export const LEADING = 1.28;

/** In pixels; `sizes` from the one that is liked best to the least that can be read. */
export interface TextBox {
  readonly width: number;
  readonly height: number;
  readonly sizes: readonly number[];
}

export interface SetText {
  readonly lines: readonly string[];
  readonly size: number;
}

/**
 * The text in balanced lines at the first of the sizes at which it fits without a word being broken, else at the first
 * at which it fits; at the last size with an ellipsis when it does not.
 */
export function fitText(
  text: string,
  { width, height, sizes }: TextBox,
  language: string,
  measure: Measure,
): SetText {
  const pieces = splitPieces(text.slice(0, LONGEST_TEXT), language, measure);
  const fitting = sizes.filter((size) => {
    const lines = breakLines(narrowed(pieces, width / size, measure), width / size);
    return lines.length <= mostLines(height, size);
  });
  const whole = fitting.find((size) => pieces.every((piece) => piece.width <= width / size));
  const size = whole ?? fitting[0] ?? sizes.at(-1) ?? 0;
  const narrow = narrowed(pieces, width / size, measure);
  const cut = text.length > LONGEST_TEXT || fitting.length === 0;
  const shown = cut ? abridged(narrow, width / size, mostLines(height, size), measure) : narrow;
  return { size, lines: balanced(shown, width / size).map(joined) };
}

function mostLines(height: number, size: number): number {
  // The last line needs no leading: letters reach a quarter of an em below its base line.
  return Math.max(1, Math.floor((height / size - 1.05) / LEADING) + 1);
}

function breakLines(pieces: readonly Piece[], limit: number): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    const space = lines.at(-1)?.at(-1)?.spaceWidth ?? 0;
    if (width + space + piece.width > limit) {
      lines.push([piece]);
      width = piece.width;
    } else {
      lines.at(-1)?.push(piece);
      width += space + piece.width;
    }
  }
  return lines;
}

/** As many lines as are needed, all about as long: broken at the least width that takes no more of them. */
function balanced(pieces: readonly Piece[], limit: number): readonly (readonly Piece[])[] {
  const count = breakLines(pieces, limit).length;
  let [low, high] = [0, limit];
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    const holds = pieces.every(({ width }) => width <= middle);
    if (holds && breakLines(pieces, middle).length <= count) high = middle;
    else low = middle;
  }
  return breakLines(pieces, high);
}

/** As much from the beginning as so many lines hold, and an ellipsis. */
function abridged(pieces: readonly Piece[], limit: number, most: number, measure: Measure): readonly Piece[] {
  const kept = breakLines(pieces, limit).slice(0, most).flat();
  while (kept.length > 0) {
    const last = kept.pop();
    if (!last) break;
    const text = `${last.text.replace(/[\p{P}\s]+$/u, "")}…`;
    const ended = [...kept, { text, width: measure(text), space: "", spaceWidth: 0 }];
    if (text !== "…" && breakLines(ended, limit).length <= most) return ended;
  }
  return kept;
}
