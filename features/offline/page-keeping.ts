import { spokenHref } from "#core/episode/address.ts";
import type { KeptTrack } from "#core/episode/kept-track.ts";
import { fetched, keepFile } from "./file-keeping.ts";
import { DATA_HEADER, findKept, isStatic, PAGE_DATA, PAGES, ROOMS, STATICS } from "./kept-caches.ts";
import { forgetUnshownPictures, keepPictures } from "./picture-keeping.ts";

/** By it one sees whether pages are made in another way, or for another wish, than those that are kept. */
const MARK = "/library";

const STATIC = /\/_next\/static\/[^"'\\\s)<>&]+/g;
/** What scripts fetch when it is wanted: the name, below the static files. */
const LATER = /static\/chunks\/[\w.~-]+\.(?:js|css)/g;
/** The static files of what was kept while this page is open. */
const needed = new Set<string>();
const LINK = /href="([^"#]+)"/g;
/** How the addresses of an episode's other pages go on: parts of its transcript, and languages. */
const PARTS = ["?part=", "?lang="];

/** Keeps the pages on which a listener finds what is kept, but the one by which one sees that all are. */
export async function keepRooms(signal: AbortSignal): Promise<void> {
  for (const room of ROOMS) if (room !== MARK) await keepPage(room, signal);
  await keepShown(signal);
}

/** Notes that all pages are kept as the site makes them now. */
export async function keepMark(signal: AbortSignal): Promise<void> {
  await keepPage(MARK, signal);
}

/** Keeps an episode's pages and what they fetch, but its sound. How much it is, in bytes. Rejects where it cannot be had. */
export async function keepEpisodePages(track: KeptTrack, signal: AbortSignal): Promise<number> {
  const { href } = track;
  const page = await keepPage(href, signal);
  const others = [...page.text.matchAll(LINK)]
    .map(([, other = ""]) => other.replaceAll("&amp;", "&"))
    .filter((other) => PARTS.some((part) => other.startsWith(href + part)));
  let bytes = page.bytes + (await keepFile(spokenHref(href), signal));
  for (const other of new Set(others)) bytes += (await keepPage(other, signal)).bytes;
  bytes += await keepPictures(track, page.text, signal);
  await keepShown(signal);
  return bytes;
}

/** Forgets an episode's pages, and the pictures that no other shows. */
export async function forgetEpisodePages(href: string): Promise<void> {
  for (const name of [PAGES, PAGE_DATA]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (pathname === href || pathname === spokenHref(href)) await cache.delete(request);
    }
  }
  await forgetUnshownPictures();
}

/** Forgets all pages, when no episode is kept any more. */
export async function forgetAllPages(): Promise<void> {
  for (const name of [PAGES, PAGE_DATA, STATICS]) await caches.delete(name);
}

/** Whether the site makes its pages as it did when they were kept. Rejects where it cannot be asked. */
export async function areCurrent(signal: AbortSignal): Promise<boolean> {
  const kept = await findKept(PAGES, MARK);
  const response = await fetch(MARK, { signal, cache: "no-cache", priority: "low" });
  return kept !== undefined && kept.headers.get("etag") === response.headers.get("etag");
}

/** Whether what is kept to be said in an episode is what its server says. Rejects where it cannot be asked. */
export async function areWordsCurrent(href: string): Promise<boolean> {
  const words = spokenHref(href);
  const kept = await findKept(PAGES, words);
  const response = await fetch(words, { method: "HEAD", cache: "no-cache", priority: "low" });
  return !response.ok || kept?.headers.get("etag") === response.headers.get("etag");
}

/** Keeps a page as it is opened, and as it is when it is opened from another. */
async function keepPage(
  href: string,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly bytes: number }> {
  const page = await fetched(href, { signal, cache: "no-cache" });
  const text = await page.clone().text();
  // Next wants the parameter with the header, or leads to the address with it.
  const data = await fetched(`${href}${href.includes("?") ? "&" : "?"}_rsc`, {
    signal,
    cache: "no-store",
    headers: { [DATA_HEADER]: "1" },
  });
  const dataText = await data.clone().text();
  await keepStatics(
    [...text.matchAll(STATIC), ...dataText.matchAll(STATIC)].map(([path]) => path),
    signal,
  );
  // Last: a page that is there has all that it needs.
  await (await caches.open(PAGE_DATA)).put(href, data);
  await (await caches.open(PAGES)).put(href, page);
  return { text, bytes: text.length + dataText.length };
}

/** Keeps the static files of the page that is open: what comes later is in no other. */
async function keepShown(signal: AbortSignal): Promise<void> {
  const scripts = [...document.scripts].map(({ src }) => src);
  const sheets = [...document.styleSheets].map(({ href }) => href ?? "");
  const fetchedHere = performance.getEntriesByType("resource").map(({ name }) => name);
  const paths = [...scripts, ...sheets, ...fetchedHere]
    .filter((url) => url.startsWith(`${window.location.origin}/`))
    .map((url) => new URL(url).pathname);
  await keepStatics(paths, signal);
}

/** Keeps static files, and those that they may fetch later. */
async function keepStatics(paths: readonly string[], signal: AbortSignal): Promise<void> {
  const cache = await caches.open(STATICS);
  const missing = new Set(paths.filter((path) => isStatic(path) && !needed.has(path)));
  // A set is walked in the order in which it grows.
  for (const path of missing) {
    const kept = (await cache.match(path)) ?? (await keepStatic(cache, path, signal));
    if (!kept) continue;
    needed.add(path);
    const later = path.endsWith(".js") ? (await kept.text()).matchAll(LATER) : [];
    for (const [name] of later) if (!needed.has(`/_next/${name}`)) missing.add(`/_next/${name}`);
  }
}

async function keepStatic(cache: Cache, path: string, signal: AbortSignal): Promise<Response | null> {
  const response = await fetch(path, { signal, priority: "low" });
  if (!response.ok) return null;
  await cache.put(path, response.clone());
  return response;
}

/** Forgets the static files that nothing has needed which was kept while this page is open. */
export async function forgetUnneeded(): Promise<void> {
  const cache = await caches.open(STATICS);
  for (const request of await cache.keys())
    if (!needed.has(new URL(request.url).pathname)) await cache.delete(request);
}
