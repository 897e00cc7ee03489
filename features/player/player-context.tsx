"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from "react";
import { parseAddress } from "#core/episode/address.ts";
import { watchHands } from "#features/ui/by-key.ts";
import { type KeyTip, keyTip } from "./keys/key-name.ts";
import type { ShortcutAction } from "./keys/shortcuts.ts";
import { useKeyboard } from "./keys/use-keyboard.ts";
import type { MarkKind } from "./page-ties.ts";
import { createParts, type PlayerParts, type PlayerState, partsOnServer } from "./player-parts.ts";
import type { PlayerStore } from "./store/player-store.ts";

export type { PlayerStore } from "./store/player-store.ts";

const PlayerContext = createContext<PlayerParts | null>(null);

const ELEMENT = { __html: '<audio preload="none"></audio>' };

/** Holds the one audio element of the visit, and what the rest of the page knows of it. Once, in the root layout. */
export function PlayerProvider({ children }: { readonly children: ReactNode }) {
  const [parts] = useState(createParts);
  const { store, audio, handlers } = parts;
  const attach = useCallback(
    (holder: HTMLElement | null) => {
      audio.current = holder?.querySelector("audio") ?? null;
      return audio.current ? store.attach(audio.current) : undefined;
    },
    [store, audio],
  );
  useKeyboard(store, handlers);
  // Follows hands, which are not the page's.
  useEffect(watchHands, []);
  // Follows the browser, which alone knows what was heard. The page of an episode puts in its own.
  useEffect(() => {
    if (parseAddress(window.location.pathname)?.episode == null) store.restore();
  }, [store]);
  // Follows the network, which may have taken the sound along.
  useEffect(() => {
    window.addEventListener("online", store.goOn);
    return () => window.removeEventListener("online", store.goOn);
  }, [store]);
  // Follows the page's going away, which may be the last that is heard of it.
  useEffect(() => {
    const keep = () => store.keep();
    const keepWhenHidden = () => document.visibilityState === "hidden" && store.keep();
    window.addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", keepWhenHidden);
    return () => {
      window.removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", keepWhenHidden);
    };
  }, [store]);
  return (
    <PlayerContext value={parts}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant. React must not know the element: another may take its place */}
      <div ref={attach} hidden dangerouslySetInnerHTML={ELEMENT} />
      {children}
    </PlayerContext>
  );
}

/** All that lives as long as the visit, to ask things of. It is the same for the whole visit. */
export function usePlayerParts(): PlayerParts {
  const parts = useContext(PlayerContext);
  if (!parts) throw new Error("The player is used outside PlayerProvider");
  return parts;
}

/** The player: to ask things of it. It is the same for the whole visit. */
export function usePlayer(): PlayerStore {
  return usePlayerParts().store;
}

/**
 * Something of the player's state; renders again only when that changes. `select` must return what stays the same until
 * then: a plain value, or an object that stands in the state.
 */
export function usePlayerState<T>(select: (state: PlayerState) => T): T {
  const { subscribe, getState } = usePlayerParts();
  return useSyncExternalStore(
    subscribe,
    () => select(getState()),
    () => select(partsOnServer.getState()),
  );
}

/** Makes a key do something while this component is on the page. */
export function useShortcut(action: ShortcutAction, handler: () => void): void {
  const { handlers } = usePlayerParts();
  const handle = useEffectEvent(handler);
  // Follows the page: which keys mean something depends on what is open.
  useEffect(() => handlers.add(action, () => handle()), [handlers, action]);
}

/** Makes the tips of controls that do what the keys of these actions do: with the key, while keys are on. */
export function useKeyTip(...actions: readonly ShortcutAction[]): (name: string) => KeyTip {
  const on = usePlayerState((state) => state.settings.shortcuts);
  return (name) => (on ? keyTip(name, actions) : { title: name });
}

/** Marks times of an episode (seconds) on its waveform, beside what others mark. */
export function useWaveMarks(href: string, times: readonly number[], kind: MarkKind = "found"): void {
  const { ties } = usePlayerParts();
  // Follows the page: the marks are there as long as what they mark.
  useEffect(() => (times.length > 0 ? ties.mark(href, times, kind) : undefined), [ties, href, times, kind]);
}
