"use client";

import type { ReactNode } from "react";
import { useAlive } from "./use-alive.ts";

interface UntilProps {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly children: ReactNode;
}

/** What is shown until a time only: a page may be older than that, so the browser decides. */
export function Until({ time, children }: UntilProps) {
  const alive = useAlive();
  return alive && Date.now() > time ? null : children;
}
