import type { Announcement } from "#core/feed/read/announcement.ts";
import type { Location } from "../fetch/location.ts";
import { webUrl } from "../fetch/web-url.ts";

/** What announces the changes of a feed (WebSub). */
export interface FeedHub {
  readonly hub: string;
  /** The address under which the hub knows the feed. */
  readonly topic: string;
}

/** No address of a hub or a feed is longer. */
const LONGEST = 2000;

/**
 * The first hub that a feed found at `base` names on the web, by the header of its answer or else by itself; null for none. A
 * feed that asks for a password, and one that does not say its address and may have a secret in it, is told to no hub.
 */
export function findHub(header: Announcement, feed: Announcement, base: Location): FeedHub | null {
  if (base.kind === "local" || base.login) return null;
  const absolute = (url: string) => webUrl(URL.canParse(url, base.url) ? new URL(url, base.url).href : null);
  const [hub] = (header.hubs.length > 0 ? header : feed).hubs.flatMap((url) => absolute(url) ?? []);
  const told = header.topic ?? feed.topic;
  const own = new URL(base.url).search === "" ? base.url : null;
  const topic = told === null ? own : absolute(told);
  if (hub === undefined || topic === null) return null;
  return Math.max(hub.length, topic.length) > LONGEST ? null : { hub, topic };
}
