"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page is alive: until then nobody knows what this browser keeps. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
