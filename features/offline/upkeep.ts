import type { KeptEpisode } from "./kept-episode.ts";
import {
  areCurrent,
  forgetAllPages,
  forgetUnneeded,
  keepEpisodePages,
  keepMark,
  keepRooms,
} from "./page-keeping.ts";
import { registerWorker, removeWorker } from "./worker-registration.ts";

/** The name of the lock that every open page holds. */
const OPEN = "playhead.offline.open";
const never = new AbortController().signal;
let rooms: Promise<void> | null = null;

/**
 * Has there be what answers without a network, as long as something is kept or this is an app on somebody's screen; whoever
 * keeps nothing has no worker between them and the site.
 */
export async function upkeep(episodes: readonly KeptEpisode[]): Promise<void> {
  const wanted = episodes.length > 0 || matchMedia("(display-mode: standalone)").matches;
  if (!wanted) {
    rooms = null;
    await removeWorker();
    return forgetAllPages();
  }
  try {
    await registerWorker();
    rooms ??= keepCurrent(episodes);
    await rooms;
  } catch {
    // No network now, or no worker in this browser: the next visit tries again.
    rooms = null;
  }
}

/** Keeps the site's rooms; when it makes its pages in another way by now, also the episodes' anew. */
async function keepCurrent(episodes: readonly KeptEpisode[]): Promise<void> {
  if (await areCurrent(never)) return;
  await keepRooms(never);
  for (const { track, whole } of episodes) if (whole) await keepEpisodePages(track, never);
  await keepMark(never);
  // Another page may be of an earlier build, and lack what it would fetch only now.
  if (await isOnlyPage()) await forgetUnneeded();
}

/** Notes that this page is open, as long as it is. */
export function noteOpen(): void {
  void navigator.locks?.request(OPEN, { mode: "shared" }, () => new Promise(() => {}));
}

async function isOnlyPage(): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.filter(({ name }) => name === OPEN).length === 1;
}
