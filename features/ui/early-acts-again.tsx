"use client";

import { useEffect, useLayoutEffect } from "react";
import { comeAlive, pressAgain } from "./early-press.ts";
import { inOwnTask } from "./when-idle.ts";

/** Answers the press that came before the page could. One for all buttons of a page. */
export function EarlyPresses() {
  // Follows the page's coming alive.
  useLayoutEffect(comeAlive, []);
  // After all parts of the page have begun what they do.
  useEffect(() => inOwnTask(pressAgain), []);
  return null;
}
