"use client";

import { useEffect, useEffectEvent } from "react";

/** Calls back for Escape, where nothing else is open that it would close: `place` is in what is on top. */
export function useEscape(place: { readonly current: Element | null }, leave: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const top = [...document.querySelectorAll("dialog[open], :popover-open")].at(-1);
    if (top && !top.contains(place.current)) return;
    event.preventDefault();
    leave();
  });
  // Follows the keyboard, which is the browser's.
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
