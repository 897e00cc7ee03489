"use client";

import { type RefObject, useCallback, useSyncExternalStore } from "react";
import { useShortcut } from "../player-context.tsx";

interface FullScreen {
  /** Whether this browser lets a page fill the screen. */
  readonly possible: boolean;
  readonly on: boolean;
  readonly toggle: () => void;
}

/** Lets a part of the page fill the screen, also by key. */
export function useFullScreen(part: RefObject<HTMLElement | null>): FullScreen {
  const on = useSyncExternalStore(subscribe, isOn, no);
  const possible = useSyncExternalStore(subscribe, isPossible, no);
  const toggle = useCallback(() => {
    // A browser that refuses leaves all as it is.
    if (isOn()) document.exitFullscreen().catch(() => {});
    else part.current?.requestFullscreen?.().catch(() => {});
  }, [part]);
  useShortcut("full-screen", toggle);
  return { possible, on, toggle };
}

function subscribe(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}

const isOn = () => document.fullscreenElement !== null;
const isPossible = () => document.fullscreenEnabled === true;
const no = () => false;
