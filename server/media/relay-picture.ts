import type { EpisodePage } from "#core/episode/episode.ts";
import { PICTURE_TYPES, pictureExtension } from "#core/file/picture-type.ts";
import type { Config } from "../config.ts";
import { fetchResource } from "../fetch/fetch.ts";
import { notFoundResponse } from "../http/problem.ts";
import { limited, RELAY_PICTURE_LIMITER } from "../http/rate-limit.ts";
import { badGateway, busy, forbidden, isOurs, RELAYED_HEADERS } from "./relay-response.ts";

/** Covers of shows are asked to have up to 3000 pixels a side. Bytes. */
const LARGEST = 8_000_000;
/** So many at once: each is a connection to another host, and is in memory until it is sent. */
const MOST_AT_ONCE = 8;

let atOnce = 0;

type Pictured = Pick<EpisodePage, "brief" | "persons">;

/**
 * The picture at the address that is asked for, which another host has, for a browser to keep: see `relayResponse`. Only
 * one that the page of the episode shows, and nothing that is no picture by its bytes: no SVG either, which can hold scripts.
 */
export async function relayPicture(
  request: Request,
  episode: Pictured,
  { relay, fetchPrivate, publicUrl }: Pick<Config, "relay" | "fetchPrivate" | "publicUrl">,
): Promise<Response> {
  const url = new URL(request.url).searchParams.get("url") ?? "";
  if (url.startsWith("/") || !shownWith(episode).includes(url)) return notFoundResponse();
  if (!relay || !isOurs(request)) return forbidden();
  const tooMany = limited(request, RELAY_PICTURE_LIMITER);
  if (tooMany) return tooMany;
  if (atOnce >= MOST_AT_ONCE) return busy();
  atOnce += 1;
  try {
    return await fetchPicture(url, fetchPrivate, `Playhead (+${publicUrl})`);
  } finally {
    atOnce -= 1;
  }
}

function shownWith({ brief: { track }, persons }: Pictured): readonly (string | null)[] {
  return [track, ...track.chapters, ...persons].map(({ imageUrl }) => imageUrl);
}

async function fetchPicture(url: string, allowPrivate: boolean, userAgent: string): Promise<Response> {
  const found = await fetchResource(url, { maxBytes: LARGEST, allowPrivate, userAgent, accept: "image/*" });
  if (found.kind === "refused") return forbidden();
  const extension = found.kind === "fetched" ? pictureExtension(found.body) : null;
  if (found.kind !== "fetched" || extension === null) return badGateway();
  return new Response(Uint8Array.from(found.body), {
    headers: { ...RELAYED_HEADERS, "content-type": PICTURE_TYPES[extension] },
  });
}
