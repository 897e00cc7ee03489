"use client";

import { type RefCallback, type RefObject, useCallback } from "react";
import { boxOf } from "../text/reading-line.ts";
import { type Box, placeBar } from "./bar-place.ts";
import type { Selection } from "./use-selection.ts";

/**
 * Keeps the bar that the result is the ref of beside what is selected, while the page scrolls and changes: below what
 * stays at the top of the window, above the docked player.
 */
export function useBarPlace(
  bar: RefObject<HTMLDivElement | null>,
  below: RefObject<HTMLElement | null>,
  selection: Selection,
): RefCallback<HTMLDivElement> {
  return useCallback(
    (element: HTMLDivElement | null) => {
      bar.current = element;
      if (!element) return;
      const place = () => standBeside(element, selection, viewBelow(below.current));
      const stop = new AbortController();
      const options = { passive: true, signal: stop.signal };
      window.addEventListener("scroll", place, options);
      window.addEventListener("resize", place, options);
      const size = new ResizeObserver(place);
      size.observe(element);
      place();
      return () => {
        bar.current = null;
        stop.abort();
        size.disconnect();
      };
    },
    [bar, below, selection],
  );
}

function standBeside(element: HTMLElement, { words, by }: Selection, view: Box): void {
  const { left, top, away } = placeBar({
    words: around(words.ranges.map(boxOf)),
    bar: { width: element.offsetWidth, height: element.offsetHeight },
    view,
    side: by === "touch" ? "below" : "above",
  });
  element.style.translate = `${left}px ${top}px`;
  element.toggleAttribute("data-away", away);
}

function around(boxes: readonly Box[]): Box {
  return {
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
  };
}

/** What is seen of the page: as far as it scrolls things into view (app/global.css). */
function viewBelow(tools: HTMLElement | null): Box {
  const { clientWidth, clientHeight } = document.documentElement;
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const top = Math.max(Number.parseFloat(scrollPaddingTop), tools?.getBoundingClientRect().bottom ?? 0);
  return { top, bottom: clientHeight - Number.parseFloat(scrollPaddingBottom), left: 0, right: clientWidth };
}
