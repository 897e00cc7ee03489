/** Names that `::highlight()` rules in app/global.css paint, from the lowest to the highest. */
export type HighlightName = "moment" | "found" | "found-now" | "spoken";

const PRIORITY: Record<HighlightName, number> = { moment: 0, found: 1, "found-now": 2, spoken: 3 };

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
  highlight.priority = PRIORITY[name];
  CSS.highlights.set(name, highlight);
}
