"use client";

import { useSyncExternalStore } from "react";

/**
 * The time zone of who reads, for times of their own, such as when they did something. While a page comes alive it is the
 * server's, so that both write the same; from then on the reader's.
 */
export function useOwnTimeZone(): string {
  return useSyncExternalStore(never, ownTimeZone, () => "UTC");
}

const never = () => () => undefined;
const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
