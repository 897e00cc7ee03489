import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { problemResponse } from "./problem.ts";

/** How much of one kind a client may ask for. Counted in this process's memory. */
export interface Limiter {
  readonly name: string;
  /** Requests a minute. */
  readonly quota: number;
  readonly counter: RateLimiterMemory;
}

const WINDOW = 60;

export function openLimiter(name: string, quota: number): Limiter {
  return { name, quota, counter: new RateLimiterMemory({ points: quota, duration: WINDOW }) };
}

export const SEARCH_LIMITER = openLimiter("search", 60);
// One for every letter that is typed, and a fast typist's are ten a second.
export const SUGGEST_LIMITER = openLimiter("suggest", 600);
export const FEED_LIMITER = openLimiter("feed", 60);

/** Counts a request. The answer that says when to come back, once its client has asked too often; else null. */
export async function limited(request: Request, limiter: Limiter): Promise<Response | null> {
  try {
    await limiter.counter.consume(slotOf(clientAddress(request.headers)));
    return null;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return tooMany(limiter, Math.ceil(reason.msBeforeNext / 1000));
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

/**
 * The last: what the nearest proxy wrote, those before it anybody may invent. Without a proxy it is the socket's,
 * which Next puts there only where the client has written nothing itself; so a limit holds only behind a proxy.
 */
function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

/** Addresses share 65,536 slots, so that no number of them, real or invented, fills the memory. */
function slotOf(address: string): string {
  return createHash("sha256").update(address).digest("hex").slice(0, 4);
}
