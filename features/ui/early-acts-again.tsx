"use client";

import { useEffect, useLayoutEffect } from "react";
import { actAgain, comeAlive } from "./early-acts.ts";
import { inOwnTask } from "./when-idle.ts";

/** Answers what was done before the page could. One for all of a page. */
export function EarlyActsAgain() {
  // Follows the page's coming alive.
  useLayoutEffect(comeAlive, []);
  // After all parts of the page have begun what they do.
  useEffect(() => inOwnTask(actAgain), []);
  return null;
}
