"use client";

import { type RefObject, useEffectEvent, useLayoutEffect } from "react";

/** F6 goes into the bar, and Escape sends it away and the focus back to where it was. */
export function useBarKeys(bar: RefObject<HTMLElement | null>, dismiss: () => void): void {
  const send = useEffectEvent(dismiss);
  // Follows the keyboard, which is the browser's, while the bar is there: from the moment at which it is seen.
  useLayoutEffect(() => {
    let before: Element | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (event.key === "F6") {
        event.preventDefault();
        before = document.activeElement;
        bar.current?.querySelector("button")?.focus();
      } else if (event.key === "Escape") {
        if (before instanceof HTMLElement) before.focus({ preventScroll: true });
        send();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [bar]);
}
