import { readHits } from "#core/search/hits-file.ts";
import { type HitBatch, hitsHref } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";

/** A search of a very common word may take seconds; who waits longer has lost the network. Milliseconds. */
const LONGEST_WAIT = 20_000;

/** Some hits of a search, from number `first` on, as its server tells. Rejects where they cannot be had. */
export async function fetchHits(search: SearchRequest, first: number): Promise<HitBatch> {
  const response = await fetch(hitsHref(search, first), { signal: AbortSignal.timeout(LONGEST_WAIT) });
  if (!response.ok) throw new Error(`Hits from ${first} on were not to be had: ${response.status}`);
  return readHits(await response.json());
}
