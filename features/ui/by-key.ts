let byKey = false;

/** Whether the page was last used by a key, and not by a pointer. */
export function isByKey(): boolean {
  return byKey;
}

/** Notes by what the page is used. Returns the way to stop. */
export function watchHands(): () => void {
  const stop = new AbortController();
  const options = { capture: true, passive: true, signal: stop.signal };
  const note = ({ type }: Event) => {
    byKey = type === "keydown";
  };
  window.addEventListener("keydown", note, options);
  window.addEventListener("pointerdown", note, options);
  return () => stop.abort();
}
