/** Pages as they are opened, with what they fetch: words and pictures. By their addresses. */
export const PAGES = "playhead.pages";
/** What Next asks of a page when it is opened from another. By the addresses of the pages. */
export const PAGE_DATA = "playhead.page-data";
/** Scripts, styles and fonts of any build: their names tell them apart. */
export const STATICS = "playhead.statics";

/** What is kept at an address. To look for it makes no cache, which would be there again after all was forgotten. */
export function findKept(cacheName: string, address: string): Promise<Response | undefined> {
  return caches.match(address, { cacheName, ignoreVary: true });
}

/** What the worker tells a page that could not be answered by the network. */
export const NETWORK_LOST = "network-lost";
/** What stands in the Server-Timing header of what is kept, where a page that was opened can read it. */
export const KEPT_MARK = "kept";

/** Everything that makes the site's own pages: the same address is always the same file. */
export const isStatic = (path: string) =>
  path.startsWith("/_next/static/") && !path.startsWith("/_next/static/service-worker/");

/** The header by which Next asks for the data of a page. */
export const DATA_HEADER = "rsc";

/** What stands in place of a page that is not kept. */
export const OFFLINE_PAGE = "/offline";
/** The pages on which a listener without a network can do something, beside those of episodes. */
export const ROOMS = [OFFLINE_PAGE, "/", "/search", "/library", "/settings"];

/** The paths of the pages that are kept with these episodes. */
export function keptPaths(
  episodes: readonly { readonly track: { readonly href: string } }[],
): readonly string[] {
  return [...ROOMS, ...episodes.map(({ track }) => track.href)];
}

/** What makes another page of an episode's: a part of the transcript, its language. Moments and searches do not. */
const OF_PAGE = ["part", "lang"];

/** Under what a page is kept that is asked for at this address: the exact page, then the one at this path. */
export function pageKeys(url: URL): readonly string[] {
  const kept = OF_PAGE.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  const query = new URLSearchParams(kept).toString();
  return query === "" ? [url.pathname] : [`${url.pathname}?${query}`, url.pathname];
}
