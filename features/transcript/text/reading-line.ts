/** The line that is read stands at this part of the window's height from its top. */
export const LINE_AT = 1 / 3;
/** Pixels between what stands over the text and the line. */
export const BELOW_COVER = 24;
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

/** What a text is scrolled in: the page, or a part of it that scrolls by itself. All in pixels. */
export interface ReadingView {
  /** What scrolls. */
  readonly scroller: HTMLElement;
  /** Where scrolling, wheels, touches and keys are heard of. */
  readonly events: EventTarget;
  /** Where its top stands in the window. */
  readonly top: () => number;
  readonly height: () => number;
  /** How far below its top the line stands that is read. */
  readonly line: () => number;
  /** What becomes longer or shorter as the text is laid out. */
  readonly contents: () => Iterable<Element>;
}

/** The page in its window. */
export function pageView(): ReadingView {
  return {
    scroller: document.documentElement,
    events: window,
    top: () => 0,
    height: () => window.innerHeight,
    line: () => Math.max(window.innerHeight * LINE_AT, coveredTo() + BELOW_COVER),
    contents: () => [document.body],
  };
}

/** How far down the window something stands over the text. */
function coveredTo(): number {
  return document.querySelector("[data-standing=true]")?.getBoundingClientRect().bottom ?? 0;
}

/** A part of the page that scrolls by itself. */
export function viewOf(scroller: HTMLElement): ReadingView {
  return {
    scroller,
    events: scroller,
    top: () => scroller.getBoundingClientRect().top,
    height: () => scroller.clientHeight,
    line: () => scroller.clientHeight * LINE_AT,
    contents: () => scroller.children,
  };
}

/**
 * Scrolls a line to its place: smoothly for a short way, at once for a long one or where motion is not wanted. `top` is
 * where it is in the view.
 */
export function scrollToLine(top: number, view = pageView()): void {
  const distance = top - view.line();
  if (Math.abs(distance) < NEAR) return;
  const short = Math.abs(distance) < view.height();
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  view.scroller.scrollBy({ top: distance, behavior: short && !still ? "smooth" : "instant" });
}

/** Puts a line at its place in the page at once. */
export function jumpToLine(top: number): void {
  window.scrollBy({ top: top - pageView().line(), behavior: "instant" });
}
