import type { ReadingView } from "../text/reading-line.ts";
import type { Follow } from "./follow.ts";

/** What a person scrolls with. */
const SCROLL_KEYS = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "]);

/**
 * Tells a follow when a person leads: by wheels, touches, keys, the scrollbar or a selection, never by scroll events, so
 * that its own scrolling is not mistaken for theirs. Returns the way to stop.
 */
export function watchLeading(follow: Follow, { events, scroller }: ReadingView): () => void {
  const stop = new AbortController();
  const options = { passive: true, signal: stop.signal };
  const lead = (event: Event) => isWithin(event, scroller) && follow.pause();
  events.addEventListener("wheel", lead, options);
  events.addEventListener("touchmove", lead, options);
  events.addEventListener("keydown", (event) => isScrollKey(event) && lead(event), options);
  events.addEventListener("pointerdown", (event) => isOnScrollbar(event, scroller) && lead(event), options);
  document.addEventListener("selectionchange", () => hasSelection() && follow.pause(), options);
  events.addEventListener("scroll", () => follow.scrolled(), options);
  return () => stop.abort();
}

export function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

/** Not in a dialog above what scrolls. */
function isWithin(event: Event, scroller: HTMLElement): boolean {
  const dialog = event.target instanceof Element ? event.target.closest("dialog") : null;
  return dialog === null || dialog.contains(scroller);
}

function isScrollKey(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.defaultPrevented) return false;
  const inControl =
    event.target instanceof Element && event.target.closest("button, input, select, textarea, a");
  return SCROLL_KEYS.has(event.key) && !inControl;
}

function isOnScrollbar(event: Event, scroller: HTMLElement): boolean {
  return (
    event instanceof PointerEvent &&
    event.target === scroller &&
    event.clientX - scroller.getBoundingClientRect().left >= scroller.clientWidth
  );
}
