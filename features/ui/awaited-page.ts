import { Listeners } from "./listeners.ts";

/** What comes sooner is not announced: a shape that only flashes is worse than none. Milliseconds. */
const SOON = 300;
/** A page that does not come is not waited for: the one before it is shown again. Milliseconds. */
const LATE = 10_000;

/** The address, without its hash, of the page that a link has asked for and that lets one wait; null while there is none. */
let awaited: URL | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Listeners();

export const subscribeToAwaited = listeners.add;
export const getAwaited = (): URL | null => awaited;

/** Notes that a page was asked for. One that differs from this only in its hash is here. */
export function awaitPage(address: string): void {
  const url = new URL(address, window.location.href);
  const { pathname, search } = window.location;
  clearTimeout(timer);
  change(null);
  if (url.pathname === pathname && url.search === search) return;
  timer = setTimeout(() => {
    change(url);
    timer = setTimeout(() => change(null), LATE);
  }, SOON);
}

/** Notes that a page is there. */
export function stopAwaiting(): void {
  clearTimeout(timer);
  change(null);
}

function change(next: URL | null): void {
  if (next === awaited) return;
  awaited = next;
  listeners.tell();
}
