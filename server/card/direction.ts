/** Which way a text is read. */
export type Direction = "ltr" | "rtl";

const RIGHT_TO_LEFT =
  "\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}";
const RIGHT = new RegExp(`^[${RIGHT_TO_LEFT}]`, "u");
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{Nd}/u;
const BETWEEN_DIGITS = /^[.,:/+–-]$/u;
const MARK = /^\p{M}/u;

/** By the first letter (UAX #9, rules P2 and P3). */
export function directionOf(text: string): Direction {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return RIGHT.test(first) ? "rtl" : "ltr";
}

/** Left and right letters, numbers, and what takes its direction from both sides. */
type Kind = "L" | "R" | "N" | "?";

function kindOf(cluster: string): Kind {
  if (DIGIT.test(cluster)) return "N";
  if (RIGHT.test(cluster) && !MARK.test(cluster)) return "R";
  return LETTER.test(cluster) ? "L" : "?";
}

/**
 * The embedding levels of the clusters of a line: even is left to right. The Unicode Bidirectional Algorithm (UAX #9)
 * without explicit embeddings, which are taken out of all that is set here, and with brackets as other neutrals.
 */
export function levelsOf(clusters: readonly string[], direction: Direction): readonly number[] {
  const kinds = clusters.map(kindOf);
  const strong = withNumbers(clusters, kinds, direction);
  const base = direction === "rtl" ? 1 : 0;
  return strong.map((kind, index) => {
    if (kind === "L") return direction === "rtl" ? 2 : 0;
    if (kind === "R") return 1;
    if (kind === "N") return 2;
    const [before, after] = [side(strong, index, -1, direction), side(strong, index, 1, direction)];
    if (before !== after) return base;
    return before === "R" ? 1 : direction === "rtl" ? 2 : 0;
  });
}

/** Numbers after a left-to-right letter are part of its text (W7); signs between digits belong to the number (W4). */
function withNumbers(
  clusters: readonly string[],
  kinds: readonly Kind[],
  direction: Direction,
): readonly Kind[] {
  let last: Kind = direction === "rtl" ? "R" : "L";
  return kinds.map((kind, index) => {
    if (kind === "L" || kind === "R") last = kind;
    const joins = kinds[index - 1] === "N" && kinds[index + 1] === "N";
    const numeric = kind === "N" || (joins && BETWEEN_DIGITS.test(clusters[index] ?? ""));
    return numeric ? (last === "L" ? "L" : "N") : kind;
  });
}

/** The direction of the nearest text on one side; a number counts as right to left (N1), the end as the line itself. */
function side(kinds: readonly Kind[], from: number, step: -1 | 1, direction: Direction): "L" | "R" {
  for (let index = from + step; index >= 0 && index < kinds.length; index += step) {
    const kind = kinds[index];
    if (kind === "L") return "L";
    if (kind === "R" || kind === "N") return "R";
  }
  return direction === "rtl" ? "R" : "L";
}

/** The order in which runs of these levels stand from left to right: indices (L2). */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end++;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return order;
}
