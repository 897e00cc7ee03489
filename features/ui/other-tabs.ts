/** Calls back when another tab may have changed what `localStorage` keeps. Returns the way to leave. */
export function watchOtherTabs(changed: () => void): () => void {
  const stop = new AbortController();
  // "pageshow", because a page that is come back to was told nothing meanwhile.
  for (const told of ["storage", "pageshow"])
    window.addEventListener(told, () => changed(), { signal: stop.signal });
  return () => stop.abort();
}
