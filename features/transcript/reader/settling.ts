/** So long a text may still change after it was brought somewhere: fonts come, and what was estimated is laid out. Milliseconds. */
const LONGEST = 3000;
const LEADING = ["wheel", "touchstart", "keydown", "pointerdown"];

/** Calls `place` again each time that one of `contents` becomes longer or shorter, until somebody leads. Returns the way to stop. */
export function whileSettling(contents: Iterable<Element>, place: () => void): () => void {
  const stop = new AbortController();
  const observer = new ResizeObserver(place);
  const timer = setTimeout(() => stop.abort(), LONGEST);
  const options = { passive: true, capture: true, signal: stop.signal };
  stop.signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  for (const type of LEADING) window.addEventListener(type, () => stop.abort(), options);
  for (const content of contents) observer.observe(content);
  return () => stop.abort();
}
