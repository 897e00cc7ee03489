import { relayPictureHref } from "#core/episode/address.ts";
import type { KeptTrack } from "#core/episode/kept-track.ts";
import { resizedHref } from "#features/ui/resized-picture.ts";
import { fetched, keepFile } from "./file-keeping.ts";
import { PAGES } from "./kept-caches.ts";

/** In these sizes an episode's picture is shown: at a moment, in lists and the player, on its page and in the larger player. */
const SIZES = [48, 56, 160, 360];
/** With one episode: of its chapters those are left out that hardly anybody gets to see. */
const MOST = 200;
/** What is kept is all there is, whichever header it was asked for with. */
const WHATEVER = { ignoreVary: true };
const IMAGE = /<img [^>]*?\bsrc="([^"]+)"/g;

/** Keeps the pictures of an episode, of whose page this is the HTML. How much it is, in bytes: what cannot be had is nothing. */
export async function keepPictures(track: KeptTrack, page: string, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  for (const url of picturesOf(track, page)) {
    const kept = url.startsWith("/") ? keepFile(url, signal) : keepRemote(track, url, signal);
    bytes += await kept.catch(() => 0);
  }
  return bytes;
}

/** The addresses at which pages ask for the pictures of an episode; its own page also for those of chapters and people. */
export function picturesOf({ imageUrl }: Pick<KeptTrack, "imageUrl">, page: string): readonly string[] {
  const cover = imageUrl?.startsWith("/") ? SIZES.map((size) => resizedHref(imageUrl, 2 * size)) : [];
  const all = new Set([...(imageUrl === null ? [] : [imageUrl]), ...cover, ...shownIn(page)]);
  return [...all].filter((url) => /^(?:\/|https?:)/i.test(url)).slice(0, MOST);
}

/** The addresses of the pictures in the HTML of a page. */
function shownIn(page: string): readonly string[] {
  return [...page.matchAll(IMAGE)].map(([, url = ""]) => url.replaceAll("&amp;", "&"));
}

/** Forgets the pictures that no kept page shows any more. */
export async function forgetUnshownPictures(): Promise<void> {
  const cache = await caches.open(PAGES);
  const pictures: string[] = [];
  const pages: string[] = [];
  for (const { url } of await cache.keys()) {
    const response = await cache.match(url, WHATEVER);
    const type = response?.headers.get("content-type") ?? "";
    if (type.startsWith("image/")) pictures.push(url);
    else if (response && type.startsWith("text/html")) pages.push(await response.text());
  }
  for (const url of unshown(pictures, pages)) await cache.delete(url, WHATEVER);
}

/** Those of these pictures (whole addresses) that none of these pages shows, in whatever size. */
export function unshown(pictures: readonly string[], pages: readonly string[]): readonly string[] {
  const shown = new Set(pages.flatMap(shownIn).map(originalOf));
  return pictures.filter((url) => !shown.has(originalOf(url)));
}

/** What a picture is a size of, as a path where it is of this site. */
function originalOf(address: string): string {
  const { pathname, searchParams, origin, href } = new URL(address, window.location.origin);
  if (origin !== window.location.origin) return href;
  return searchParams.get("url") ?? pathname;
}

/**
 * Keeps what another host has, which no script may read there, at the address from which pages show it. It is fetched
 * once, also for all episodes of a show.
 */
async function keepRemote({ key }: KeptTrack, url: string, signal: AbortSignal): Promise<number> {
  const cache = await caches.open(PAGES);
  const known = await cache.match(url);
  if (known) return (await known.blob()).size;
  const response = await fetched(relayPictureHref(key, url), { signal });
  const picture = await response.blob();
  // What else this site says of it is about its own address.
  await cache.put(url, new Response(picture, { headers: { "content-type": picture.type } }));
  return picture.size;
}
