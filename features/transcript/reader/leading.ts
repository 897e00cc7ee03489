import type { Follow } from "./follow.ts";

/** What a person scrolls with. */
const SCROLL_KEYS = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "]);

/**
 * Tells a follow when a person leads: by wheels, touches, keys, the scrollbar or a selection, never by scroll events, so
 * that its own scrolling is not mistaken for theirs. Returns the way to stop.
 */
export function watchLeading(follow: Follow): () => void {
  const stop = new AbortController();
  const options = { passive: true, signal: stop.signal };
  const lead = () => follow.pause();
  window.addEventListener("wheel", lead, options);
  window.addEventListener("touchmove", lead, options);
  window.addEventListener("keydown", (event) => isScrollKey(event) && lead(), options);
  window.addEventListener("pointerdown", (event) => isOnScrollbar(event) && lead(), options);
  document.addEventListener("selectionchange", () => hasSelection() && lead(), options);
  window.addEventListener("scroll", () => follow.scrolled(), options);
  return () => stop.abort();
}

export function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

function isScrollKey(event: KeyboardEvent): boolean {
  const inControl =
    event.target instanceof Element && event.target.closest("button, input, select, textarea, a, dialog");
  return SCROLL_KEYS.has(event.key) && !inControl && !event.defaultPrevented;
}

function isOnScrollbar(event: PointerEvent): boolean {
  return event.target === document.documentElement && event.clientX >= document.documentElement.clientWidth;
}
