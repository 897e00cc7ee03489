/** Calls `found` when the focus goes to something that `cover` hides (WCAG 2.4.11). Returns the way to stop. */
export function watchCoveredFocus(cover: HTMLElement, found: () => void): () => void {
  let frame = 0;
  const look = () => {
    cancelAnimationFrame(frame);
    // The browser scrolls to what has the focus before.
    frame = requestAnimationFrame(() => {
      if (hides(cover, document.activeElement)) found();
    });
  };
  document.addEventListener("focusin", look);
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener("focusin", look);
  };
}

function hides(cover: HTMLElement, element: Element | null): boolean {
  if (element === null || cover.contains(element) || element.contains(cover)) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  return cover.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}
