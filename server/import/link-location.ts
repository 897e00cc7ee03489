import { type Location, locate } from "../fetch/location.ts";
import { type Notice, noticeOfFailure } from "./draft/notice.ts";
import type { KnownFeed } from "./read-feed.ts";

interface LocatedLinks {
  readonly feeds: readonly Location[];
  /** Of those that may not be read. */
  readonly refusals: readonly Notice[];
}

/** Where the feeds are that were found in place of one. */
export async function locateLinks({ links, base }: Pick<KnownFeed, "links" | "base">): Promise<LocatedLinks> {
  const feeds: Location[] = [];
  const refusals: Notice[] = [];
  for (const { url } of links) {
    const location = await locate(url, base);
    if (location.kind === "remote" || location.kind === "local") feeds.push(location);
    else refusals.push(noticeOfFailure({ episode: null, source: url }, location));
  }
  return { feeds, refusals };
}

/** A location as a source to import, which holds the password that it needs: not to be shown. */
export function sourceOf(location: Location): string {
  if (location.kind === "local") return location.path;
  const url = new URL(location.url);
  url.username = location.login?.username ?? "";
  url.password = location.login?.password ?? "";
  return url.href;
}
