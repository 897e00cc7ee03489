/** Names that `::highlight()` rules in the style sheets paint, from the lowest to the highest. Those that are read stand in the full player. */
const LAYERS = ["bookmark", "moment", "found", "found-now", "spoken", "read-sentence", "read-word"] as const;
export type HighlightName = (typeof LAYERS)[number];

/** Whether this browser has the CSS Custom Highlight API. Without it the passage alone is marked. */
export function highlightsSupported(): boolean {
  return typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight !== "undefined";
}

/** Paints `ranges` under a name, in place of what was painted under it. No ranges: nothing is painted. */
export function paint(name: HighlightName, ranges: readonly AbstractRange[]): void {
  if (!highlightsSupported()) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = LAYERS.indexOf(name);
  CSS.highlights.set(name, highlight);
}

/** The part of a text from `start` to before `end`, in UTF-16 units. Throws where the text is shorter. */
export function rangeIn(text: Text, start: number, end: number): Range {
  const range = new Range();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range;
}
