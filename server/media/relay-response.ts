import type { Readable } from "node:stream";
import type { Track } from "#core/episode/track.ts";
import type { Config } from "../config.ts";
import { only } from "../fetch/fetch.ts";
import { type Streamed, streamResource } from "../fetch/stream.ts";
import { notFoundResponse, problemResponse } from "../http/problem.ts";
import { limited, RELAY_LIMITER } from "../http/rate-limit.ts";
import { WHOLE_LENGTH } from "../http/whole-length.ts";
import { lateSignal } from "../late-signal.ts";
import { isStored } from "./address.ts";

/** Ten hours at 256 kbit/s. Bytes. */
const LONGEST = 1_200_000_000;
/** For all of it. Milliseconds. */
const LONGEST_TIME = 30 * 60_000;
/** So many at once: each is a connection to another host, and as much of this one's. */
const MOST_AT_ONCE = 8;
const RANGE = /^bytes=\d+-\d*$/;
/** What goes with whatever is passed on: it is for scripts of this site alone, and runs nowhere. */
export const RELAYED_HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
/** What a host tells of the file itself. */
const PASSED = ["content-length", "content-range", "etag", "last-modified"] as const;
const SOUND = /^(?:audio|video)\/|^application\/(?:octet-stream|ogg)/i;
const STATUSES = [200, 206, 416];

let atOnce = 0;

/**
 * The sound of an episode that another host has, for a browser to keep: no script of a page may read it from there. Only of
 * a known episode, only for pages of this site, whole or from a byte on; not where the host of this site does not want it.
 */
export async function relayResponse(
  request: Request,
  { audio }: Track,
  { relay, fetchPrivate, publicUrl }: Pick<Config, "relay" | "fetchPrivate" | "publicUrl">,
): Promise<Response> {
  if (audio === null || isStored(audio.url)) return notFoundResponse();
  if (!relay || request.method !== "GET" || !isOurs(request)) return forbidden();
  const tooMany = limited(request, RELAY_LIMITER);
  if (tooMany) return tooMany;
  if (atOnce >= MOST_AT_ONCE) return busy();
  atOnce += 1;
  const streamed = await streamResource(audio.url, {
    maxBytes: LONGEST,
    allowPrivate: fetchPrivate,
    userAgent: `Playhead (+${publicUrl})`,
    headers: rangeHeaders(request.headers),
    signal: AbortSignal.any([request.signal, lateSignal(LONGEST_TIME)]),
  });
  if (streamed.kind === "streamed") {
    streamed.body.once("close", () => {
      atOnce -= 1;
    });
    return passedOn(streamed, audio.type);
  }
  atOnce -= 1;
  return streamed.kind === "refused" ? forbidden() : badGateway();
}

/** Browsers say which site asks (Fetch Metadata); others have no page that asks. */
export function isOurs({ headers }: Request): boolean {
  return ["same-origin", null].includes(headers.get("sec-fetch-site"));
}

function rangeHeaders(headers: Headers): Readonly<Record<string, string>> {
  const range = headers.get("range");
  const condition = headers.get("if-range");
  if (range === null || !RANGE.test(range)) return {};
  return condition === null ? { range } : { range, "if-range": condition };
}

function passedOn({ status, headers, body }: Streamed, type: string): Response {
  const told = only(headers["content-type"]) ?? type;
  if (!STATUSES.includes(status) || !SOUND.test(told)) {
    body.destroy();
    // What its host does not have is not to be asked for again, what it has not now is.
    return status < 500 ? notFoundResponse("The host of this sound has none at its address.") : badGateway();
  }
  const passed = PASSED.flatMap((name) => {
    const value = only(headers[name]);
    return value === null ? [] : [[name === "content-length" ? WHOLE_LENGTH : name, value]];
  });
  return new Response(webStream(body), {
    status,
    headers: {
      ...Object.fromEntries(passed),
      ...RELAYED_HEADERS,
      "content-type": type,
    },
  });
}

/** The body as it comes, read no faster than it is taken. */
function webStream(body: Readable): ReadableStream<Uint8Array> {
  const pieces = body.iterator();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void body.destroy(),
  });
}

export function forbidden(): Response {
  const detail = "This site does not pass on what other hosts have. It is to be had at its own address.";
  return problemResponse({ title: "Forbidden", detail, status: 403 });
}

export function busy(): Response {
  const detail = "Too many files are passed on at once. Come back in a minute.";
  return problemResponse({ title: "Service Unavailable", detail, status: 503 }, { "retry-after": "60" });
}

export function badGateway(): Response {
  const detail = "The host of this file does not hand it out now.";
  return problemResponse({ title: "Bad Gateway", detail, status: 502 });
}
