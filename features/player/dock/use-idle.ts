"use client";

import { type RefObject, useEffect, useState } from "react";

/** Milliseconds. */
const PATIENCE = 3000;
const SIGNS_OF_LIFE = ["pointermove", "pointerdown", "keydown", "wheel", "focusin"];

/** Whether nobody has touched a part of the page for three seconds, while that matters. */
export function useIdle(part: RefObject<HTMLElement | null>, matters: boolean): boolean {
  const [idle, setIdle] = useState(false);
  // Follows hands and time, which are not the page's.
  useEffect(() => {
    const element = part.current;
    if (!element || !matters) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), PATIENCE);
    };
    const wake = () => {
      setIdle(false);
      wait();
    };
    for (const sign of SIGNS_OF_LIFE)
      element.addEventListener(sign, wake, { passive: true, signal: stop.signal });
    wait();
    return () => {
      stop.abort();
      clearTimeout(timer);
      setIdle(false);
    };
  }, [part, matters]);
  return idle;
}
