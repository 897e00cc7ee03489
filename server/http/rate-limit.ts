import { problemResponse } from "./problem.ts";
import { sharedCounts } from "./shared-counts.ts";
import { tallyKey } from "./tally.ts";

/** How much of one kind a client may ask for in a minute. */
export interface Limiter {
  readonly name: string;
  /** Requests in a window. */
  readonly quota: number;
}

/** Seconds. */
const WINDOW = 60;

/** `name` is of one limiter only: all that are called so count together. */
export function openLimiter(name: string, quota: number): Limiter {
  return { name, quota };
}

export const SEARCH_LIMITER = openLimiter("search", 60);
// One for every letter that is typed, and a fast typist's are ten a second.
export const SUGGEST_LIMITER = openLimiter("suggest", 600);
export const FEED_LIMITER = openLimiter("feed", 60);
// Who keeps an episode asks once, and again each time that the network is lost.
export const RELAY_LIMITER = openLimiter("relay", 30);
// An episode has a picture for every chapter, and they are asked for one after another.
export const RELAY_PICTURE_LIMITER = openLimiter("relay-picture", 240);
// Who copies an archive asks for one thing after another; two a second is a thousand episodes in nine minutes.
export const ARCHIVE_LIMITER = openLimiter("archive", 120);
// Who answers a question with tools calls some, one after another; a search is as dear as any other.
export const MCP_LIMITER = openLimiter("mcp", 60);
// A hub has the feeds of many publishers, and asks about each once it is asked for it.
export const WEBSUB_LIMITER = openLimiter("websub", 600);
// Somebody connects an app now and then.
export const APP_LOGIN_LIMITER = openLimiter("app-login", 20);

/** Counts a request. The answer that says when to come back, once its client has asked too often; else null. */
export function limited(request: Request, limiter: Limiter): Response | null {
  const seconds = secondsToWait(clientOf(request.headers), limiter);
  return seconds === 0 ? null : tooMany(limiter, seconds);
}

/** Counts a request. When its client may come back, once they have asked too often; else 0. */
export function secondsToWait(client: string, { name, quota }: Limiter): number {
  const wait = sharedCounts().add(tallyKey(name, client), quota, WINDOW * 1000, Date.now());
  return Math.ceil(wait / 1000);
}

/** The fields are those of draft-ietf-httpapi-ratelimit-headers-10; `seconds` until the next minute begins. */
function tooMany({ name, quota }: Limiter, seconds: number): Response {
  const detail = `No more than ${quota} requests a minute are answered. Come back in ${seconds} s.`;
  return problemResponse(
    { title: "Too Many Requests", detail, status: 429 },
    {
      "retry-after": String(seconds),
      "ratelimit-policy": `"${name}";q=${quota};w=${WINDOW}`,
      ratelimit: `"${name}";r=0;t=${seconds}`,
    },
  );
}

/** The last is what the site wrote, see clientAddress; those before it anybody may invent. */
export function clientOf(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
