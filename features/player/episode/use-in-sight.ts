"use client";

import { type RefCallback, useCallback, useEffect, useRef } from "react";
import { scrollToShow } from "./scroll-to-show.ts";

/** How long a list is left alone after a person has moved it. Milliseconds. */
const LEFT_ALONE = 8000;
/** What a person moves a list by. A scroll event does not say whose it is. */
const MOVES = ["wheel", "touchmove", "pointerdown", "keydown", "focusin"];

/**
 * Keeps one item of a list in sight, by its index (-1: none), in the box that the list scrolls in: the page itself is
 * never moved, nor the list while a person moves it.
 */
export function useInSight<T extends HTMLElement>(current: number): RefCallback<T> {
  const list = useRef<T>(null);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const attach = useCallback((element: T | null) => {
    list.current = element;
    const box = element && boxOf(element);
    if (!box) return;
    const stop = new AbortController();
    const move = () => {
      movedAt.current = performance.now();
    };
    for (const type of MOVES) box.addEventListener(type, move, { passive: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  // Follows the sound: another item is the current one. Where it stands is asked for with the next picture, when the browser has found that out.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const item = list.current?.children[current];
      if (performance.now() - movedAt.current < LEFT_ALONE || !(item instanceof HTMLElement)) return;
      const box = boxOf(item);
      if (!box) return;
      const { top, height } = item.getBoundingClientRect();
      const outer = box.getBoundingClientRect();
      const by = scrollToShow({ top: top - outer.top, height }, outer.height);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (by !== 0) box.scrollBy({ top: by, behavior: still ? "instant" : "smooth" });
    });
    return () => cancelAnimationFrame(frame);
  }, [current]);
  return attach;
}

/** The nearest box that scrolls by itself; null where only the page does. */
function boxOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
