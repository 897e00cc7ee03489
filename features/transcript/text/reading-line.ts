/** The line that is read stands at this part of the window's height from its top. */
const LINE_AT = 1 / 3;
/** A line nearer to its place than this stands there. Pixels. */
const NEAR = 4;

/** Where a part of the text stands in the window. */
export function boxOf(range: Range): DOMRect {
  // Chromium takes a range for 0 high at 0 where `content-visibility` has skipped the layout; asking for an
  // element makes up for it.
  range.startContainer.parentElement?.getBoundingClientRect();
  return range.getBoundingClientRect();
}

/** How far below the top of the window a part of the text begins, in pixels. */
export function topOf(range: Range): number {
  return boxOf(range).top;
}

/** Scrolls a line to its place: smoothly for a short way, at once for a long one or where motion is not wanted. */
export function scrollToLine(top: number): void {
  const distance = top - window.innerHeight * LINE_AT;
  if (Math.abs(distance) < NEAR) return;
  const short = Math.abs(distance) < window.innerHeight;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollBy({ top: distance, behavior: short && !still ? "smooth" : "instant" });
}

/** Puts a line at its place at once. */
export function jumpToLine(top: number): void {
  window.scrollBy({ top: top - window.innerHeight * LINE_AT, behavior: "instant" });
}
