import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** How much of what was seen of a whole page has moved by itself, as browsers score it (Layout Instability, WICG). */
    moved: number;
    /** What has moved, for people to read. */
    movedParts: string[];
  }
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Runs in the page: of what it shows from now on. A slow browser shows a page of which it has read a part: what it reads next finds its place then. */
export function watchMoves() {
  window.moved = 0;
  window.movedParts = [];
  const nameOf = (node: Node | null) =>
    node instanceof Element ? `${node.tagName} ${node.className}` : (node?.textContent ?? "gone");
  new PerformanceObserver((list) => {
    const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const whole = visit?.domContentLoadedEventStart || Number.POSITIVE_INFINITY;
    for (const { value, sources, startTime } of list.getEntries() as LayoutShift[]) {
      if (startTime < whole) continue;
      window.moved += value;
      window.movedParts.push(`${value.toFixed(4)}: ${sources.map(({ node }) => nameOf(node)).join(", ")}`);
    }
  }).observe({ type: "layout-shift" });
}

/** How much has moved, and what. */
export function readMoves(page: Page): Promise<Pick<Window, "moved" | "movedParts">> {
  return page.evaluate(() => ({ moved: window.moved, movedParts: window.movedParts }));
}
