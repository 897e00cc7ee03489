/** How much of a text a place takes, in its own way of counting. */
export interface Limit {
  readonly most: number;
  /** What a character as people see it (a grapheme cluster) counts. */
  readonly weigh: (grapheme: string) => number;
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
const ELLIPSIS = "…";

/**
 * The text as it is where it keeps all limits, else its beginning with an ellipsis, cut between characters as people
 * see them: never inside an emoji or a letter with its marks. Empty where not even the ellipsis has room. Reads no
 * more of the text than fits.
 */
export function fitText(text: string, limits: readonly Limit[]): string {
  const used = limits.map(() => 0);
  const ellipsis = limits.map(({ weigh }) => weigh(ELLIPSIS));
  const fits = (more: readonly number[]) =>
    limits.every(({ most }, place) => (used[place] ?? 0) + (more[place] ?? 0) <= most);
  let kept = fits(ellipsis) ? 0 : -1;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    for (const [place, { weigh }] of limits.entries()) used[place] = (used[place] ?? 0) + weigh(segment);
    if (!fits([])) return kept < 0 ? "" : `${text.slice(0, kept).trimEnd()}${ELLIPSIS}`;
    if (fits(ellipsis)) kept = index + segment.length;
  }
  return text;
}

/** What a whole text counts. */
export function weighText(text: string, weigh: Limit["weigh"]): number {
  return [...GRAPHEMES.segment(text)].reduce((sum, { segment }) => sum + weigh(segment), 0);
}
