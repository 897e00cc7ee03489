"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { wasPressedEarly } from "./early-press.ts";

/** For a button with the attribute `data-early`: it is pressed at once if it was before it could answer. */
export function useEarlyPress(press: () => void) {
  const button = useRef<HTMLButtonElement>(null);
  const answer = useEffectEvent(press);
  // Follows the page's coming alive.
  useEffect(() => {
    if (button.current && wasPressedEarly(button.current)) answer();
  }, []);
  return button;
}
