"use client";

import { useEffect } from "react";
import type { PlayerStore } from "../store/player-store.ts";
import type { KeyHandlers } from "./key-handlers.ts";
import { findShortcut, keyBelongsTo, type ShortcutAction } from "./shortcuts.ts";

const VOLUME_STEP = 0.05;
const RATE_STEP = 0.05;

/** What the keys of the player do. `key` is the one pressed. */
const ACTIONS: Partial<Record<ShortcutAction, (store: PlayerStore, key: string) => void>> = {
  toggle: (store) => store.toggle(),
  back: (store) => store.step(-store.settings.getSettings().stepBack),
  forward: (store) => store.step(store.settings.getSettings().stepForward),
  louder: (store) => store.setVolume(store.getPlayback().volume + VOLUME_STEP),
  quieter: (store) => store.setVolume(store.getPlayback().volume - VOLUME_STEP),
  mute: (store) => store.toggleMuted(),
  slower: (store) => store.setRate(store.getPlayback().rate - RATE_STEP),
  faster: (store) => store.setRate(store.getPlayback().rate + RATE_STEP),
  tenth: (store, key) => store.seekTenth(Number(key)),
  "previous-chapter": (store) => store.stepChapter(-1),
  "next-chapter": (store) => store.stepChapter(1),
  undo: (store) => store.undoJump(),
};

/** What keys do by themselves while an episode is in the player. */
export const PLAYER_ACTIONS: ReadonlySet<string> = new Set(Object.keys(ACTIONS));

/** Listens to the keys of the whole page. Those of the player mean something only while an episode is in it. */
export function useKeyboard(store: PlayerStore, handlers: KeyHandlers): void {
  // Follows the keyboard, which is the browser's.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !store.settings.getSettings().shortcuts) return;
      const shortcut = movesSelection(event) ? null : findShortcut(event);
      const focused = event.target instanceof Element ? event.target : document.body;
      if (!shortcut || keyBelongsTo(event, (selector) => focused.closest(selector))) return;
      const handler = handlers.get(shortcut.action);
      const action = store.getPlayback().track === null ? undefined : ACTIONS[shortcut.action];
      if (!handler && !action) return;
      event.preventDefault();
      if (handler) handler();
      else action?.(store, event.key);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [store, handlers]);
}

/** Whether a key press is for what is selected in the page: it makes that longer or shorter. */
function movesSelection({ key, shiftKey }: KeyboardEvent): boolean {
  return shiftKey && key.startsWith("Arrow") && document.getSelection()?.isCollapsed === false;
}
