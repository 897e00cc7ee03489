/**
 * Calls back when the browser has nothing more urgent to do. Some do not tell; they have it a moment later. Returns the way
 * to call it off.
 */
export function whenIdle(callback: () => void): () => void {
  if (typeof window.requestIdleCallback !== "function") {
    const timer = setTimeout(callback, 200);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(callback, { timeout: 2000 });
  return () => window.cancelIdleCallback(handle);
}

/**
 * Calls back at once, but after what the browser is doing: what many parts of a page begin together would be one long task,
 * in which no press is answered. Returns the way to call it off.
 */
export function inOwnTask(callback: () => void): () => void {
  const timer = setTimeout(callback);
  return () => clearTimeout(timer);
}
