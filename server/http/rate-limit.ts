import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { clientNetwork } from "./client-address.ts";
import { problemResponse } from "./problem.ts";

/** How much of one kind a client may ask for. Counted in this process's memory. */
export interface Limiter {
  readonly name: string;
  /** Requests in a window. */
  readonly quota: number;
  readonly counter: RateLimiterMemory;
}

/** Seconds. */
const WINDOW = 60;

export function openLimiter(name: string, quota: number, window = WINDOW): Limiter {
  return { name, quota, counter: new RateLimiterMemory({ points: quota, duration: window }) };
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
export async function limited(request: Request, limiter: Limiter): Promise<Response | null> {
  const seconds = await secondsToWait(clientOf(request.headers), limiter);
  return seconds === 0 ? null : tooMany(limiter, seconds);
}

/** Takes back what was counted last: it was no attempt that is held against anybody. */
export async function forgive(client: string, { counter }: Limiter): Promise<void> {
  await counter.reward(slotOf(client));
}

/** Counts a request. When its client may come back, once they have asked too often; else 0. */
export async function secondsToWait(client: string, { counter }: Limiter): Promise<number> {
  try {
    await counter.consume(slotOf(client));
    return 0;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.ceil(reason.msBeforeNext / 1000);
    throw reason;
  }
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

/** Networks share 65,536 slots, so that no number of them, real or invented, fills the memory. */
function slotOf(client: string): string {
  return createHash("sha256").update(clientNetwork(client)).digest("hex").slice(0, 4);
}
