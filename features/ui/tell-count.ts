import { parseAddress } from "#core/episode/address.ts";
import { PLAY_MESSAGES } from "#core/plays/address.ts";
import type { PlayMessage } from "#core/plays/message.ts";
import { formatMoment, type Moment } from "#core/time/moment.ts";

declare global {
  interface Navigator {
    /** Global Privacy Control, which not every browser has. */
    readonly globalPrivacyControl?: boolean;
  }
}

/**
 * Whether it is counted what is heard here: the site says so of its pages, who listens has nothing against it, and is no host,
 * whose own listening says nothing.
 */
function isCounted(): boolean {
  const { counts, role } = document.documentElement.dataset;
  const unwanted = navigator.globalPrivacyControl === true || navigator.doNotTrack === "1";
  return counts !== undefined && role !== "host" && !unwanted;
}

/** Tells the server something to be counted. Without a cookie, so that it cannot know who does; also when the page is left. */
export function tellCount(message: PlayMessage): void {
  if (!isCounted()) return;
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(message);
  // What is lost is not sent again: it may have come, and would count twice.
  fetch(PLAY_MESSAGES, { method: "POST", credentials: "omit", keepalive: true, headers, body }).catch(
    () => undefined,
  );
}

const shared = new Set<string>();

/** Tells that a moment of the episode at this address, whole or not, was shared: once as long as the page is open. */
export function tellShared(href: string, moment: Moment): void {
  const key = parseAddress(new URL(href, window.location.href).pathname);
  const name = `${href} ${formatMoment(moment)}`;
  if (key === null || key.episode === null || shared.has(name)) return;
  shared.add(name);
  tellCount({ kind: "shared", show: key.show, episode: key.episode, moment });
}
