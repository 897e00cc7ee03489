import { findKept, KEPT_MARK } from "../kept-caches.ts";

/** So long the network may take where something is kept. Milliseconds. */
const PATIENCE = 4000;

/**
 * What the network answers; where that fails, or takes too long, what is kept. `find` is told whether the network has
 * failed. Rejects as the network does where nothing is kept.
 */
export async function inPlaceOfNetwork(
  ask: () => Promise<Response>,
  find: (failed: boolean) => Promise<Response | null>,
): Promise<Response> {
  const asked = ask();
  let failed = false;
  const answered = asked.catch(() => {
    failed = true;
    return null;
  });
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const told = await Promise.race([answered, late]);
  // Of a server before ours that does not reach it (RFC 9110, section 15.6).
  if (told && told.status < 502) return told;
  return (await find(failed)) ?? asked;
}

/** The first of what is kept at these addresses, as if it were of the one that was asked for. */
export async function firstOf(cacheName: string, addresses: readonly string[]): Promise<Response | null> {
  for (const address of addresses) {
    const found = await findKept(cacheName, address);
    if (found?.type === "opaque") return found;
    if (!found) continue;
    const headers = new Headers(found.headers);
    headers.set("server-timing", KEPT_MARK);
    return new Response(found.body, { status: found.status, headers });
  }
  return null;
}
