import { DATA_HEADER, isStatic } from "../kept-caches.ts";

/**
 * What is asked of the network, as far as it may be kept: a `sound` for the player; a `page` that is opened, or the `data`
 * of one that is opened from another; a `static` file of a build; a `file` that a page shows. Null for all else.
 */
export type Asked = "sound" | "page" | "data" | "static" | "file" | null;

type AskedRequest = Pick<Request, "method" | "url" | "mode" | "destination" | "headers">;

const WORDS = /\/spoken\.json$/;

export function whatIsAsked(
  { method, url, mode, destination, headers }: AskedRequest,
  origin: string,
): Asked {
  if (method !== "GET") return null;
  if (destination === "audio" || destination === "video") return "sound";
  const { origin: asked, pathname } = new URL(url);
  if (destination === "image") return "file";
  if (asked !== origin) return null;
  if (mode === "navigate") return "page";
  if (headers.has(DATA_HEADER)) return isGuess(headers) ? null : "data";
  if (isStatic(pathname)) return "static";
  return WORDS.test(pathname) ? "file" : null;
}

/** Whether it is only likely that the page will be opened: then a part of it is asked for, which is not kept by itself. */
function isGuess(headers: Headers): boolean {
  return headers.has("next-router-prefetch") || headers.has("next-router-segment-prefetch");
}
