import { tellReached } from "#features/ui/use-no-network.ts";
import { KEPT_MARK, NETWORK_LOST } from "./kept-caches.ts";

/** A small file that the worker lets through. */
const PROBE = "/icon.svg";
/** Between two tries to reach the site. Milliseconds. */
const WAIT = 3000;

/**
 * Notices that this page, or what it asked for, is a kept one because the site cannot be reached, and when it can be
 * again. Browsers know only whether they have some network. Returns the way to stop.
 */
export function watchNetwork(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let lost = false;
  const lose = async () => {
    if (lost) return;
    lost = true;
    tellReached(false);
    await untilReached(signal);
    lost = false;
    tellReached(true);
  };
  if (isKeptPage()) void lose();
  const hear = ({ data }: MessageEvent) => data === NETWORK_LOST && void lose();
  navigator.serviceWorker?.addEventListener("message", hear, { signal });
  return () => stop.abort();
}

function isKeptPage(): boolean {
  return performance
    .getEntriesByType("navigation")
    .some(
      (entry) =>
        entry instanceof PerformanceNavigationTiming &&
        entry.serverTiming.some(({ name }) => name === KEPT_MARK),
    );
}

async function untilReached(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, WAIT));
    if (await isReached(signal)) return;
  }
}

async function isReached(signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(PROBE, { method: "HEAD", cache: "no-store", signal });
    return response.status < 502;
  } catch {
    return false;
  }
}
