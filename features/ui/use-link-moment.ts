"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type Moment, parseMomentHash } from "#core/time/moment.ts";

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

const currentHash = () => window.location.hash;
const noHash = () => "";

/** The moment that the page's address names: `fromQuery`, which the server has read, else the one of `#t=`. */
export function useLinkMoment(fromQuery: Moment | null): Moment | null {
  const hash = useSyncExternalStore(subscribe, currentHash, noHash);
  return useMemo(() => fromQuery ?? parseMomentHash(hash), [fromQuery, hash]);
}
