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
import type { Playback } from "#features/media/playback.ts";
import type { LinkCue } from "./episode/link-cue.ts";
import type { ShortcutAction } from "./keys/shortcuts.ts";
import { useKeyboard } from "./keys/use-keyboard.ts";
import { useMediaSession } from "./keys/use-media-session.ts";
import type { MarkKind, PageLink, PageLinks } from "./page-link.ts";
import { createParts, onServer, type PlayerParts, type ShortcutHandlers } from "./player-parts.ts";
import type { HitList, HitRun } from "./queue/hit-list.ts";
import type { Preview, Previewed } from "./queue/preview.ts";
import type { Spot } from "./store/jumps.ts";
import type { Place } from "./store/places.ts";
import type { PlayerStore } from "./store/player-store.ts";
import type { Settings } from "./store/settings.ts";

export type { PlayableHit } from "./queue/hit-list.ts";
export type { PlayerStore } from "./store/player-store.ts";

const PlayerContext = createContext<PlayerParts | null>(null);

/** Holds the one audio element of the visit, and what the rest of the page knows of it. Once, in the root layout. */
export function PlayerProvider({ children }: { readonly children: ReactNode }) {
  const [value] = useState(createParts);
  const { store, audio, handlers } = value;
  const attach = useCallback(
    (element: HTMLAudioElement | null) => {
      audio.current = element;
      return element ? store.attach(element) : undefined;
    },
    [store, audio],
  );
  useKeyboard(store, handlers);
  useMediaSession(store);
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
    <PlayerContext value={value}>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said stands on the episode's page as text */}
      <audio ref={attach} preload="none" />
      {children}
    </PlayerContext>
  );
}

function usePlayerContext(): PlayerParts {
  const value = useContext(PlayerContext);
  if (!value) throw new Error("The player is used outside PlayerProvider");
  return value;
}

/** The player: to ask things of it. It is the same for the whole visit. */
export function usePlayer(): PlayerStore {
  return usePlayerContext().store;
}

/** A part of the playback; renders again only when that part changes. `select` must return plain values. */
export function usePlayback<T>(select: (playback: Playback) => T): T {
  const store = usePlayer();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getPlayback()),
    () => select(onServer.getPlayback()),
  );
}

export function useSettings(): Settings {
  const store = usePlayer();
  return useSyncExternalStore(store.subscribe, store.getSettings, onServer.getSettings);
}

/** Where the last jump began, while going back there is offered. */
export function useJump(): Spot | null {
  const store = usePlayer();
  return useSyncExternalStore(store.subscribe, store.getJump, onServer.getJump);
}

/** At a shared moment: where the listener's own place is, in seconds; else null. */
export function useOwnPlace(): number | null {
  const store = usePlayer();
  return useSyncExternalStore(store.subscribe, store.getOwnPlace, onServer.getOwnPlace);
}

/** What was heard in this browser, the latest first; nothing until the page is alive. */
export function usePlaces(): readonly Place[] {
  const store = usePlayer();
  return useSyncExternalStore(store.subscribe, store.getPlaces, onServer.getPlaces);
}

/** Makes a key do something while this component is on the page. */
export function useShortcut(action: ShortcutAction, handler: () => void): void {
  const { handlers } = usePlayerContext();
  const handle = useEffectEvent(handler);
  // Follows the page: which keys mean something depends on what is open.
  useEffect(() => {
    const current = () => handle();
    handlers.set(action, current);
    return () => {
      if (handlers.get(action) === current) handlers.delete(action);
    };
  }, [handlers, action]);
}

/** The keys that mean something on this page just now. Read it in an event, it does not render again. */
export function useShortcutHandlers(): ShortcutHandlers {
  return usePlayerContext().handlers;
}

/** Lends the player the words of the episode whose transcript is open. */
export function useTranscriptLink(href: string, link: PageLink | null): void {
  const { links } = usePlayerContext();
  // Follows the page: the words are there as long as it is.
  useEffect(() => (link ? links.link(href, link) : undefined), [links, href, link]);
}

/** Marks times of an episode (seconds) on its waveform, beside what others mark. */
export function useWaveMarks(href: string, times: readonly number[], kind: MarkKind = "found"): void {
  const { links } = usePlayerContext();
  // Follows the page: the marks are there as long as what they mark.
  useEffect(() => (times.length > 0 ? links.mark(href, times, kind) : undefined), [links, href, times, kind]);
}

/** The one audio element, for the waveform to be a view on. */
export function useAudioElement(): { readonly current: HTMLAudioElement | null } {
  return usePlayerContext().audio;
}

export function usePageLinks(): PageLinks {
  return usePlayerContext().links;
}

/** Brings the player to the moments of links. It is the same for the whole visit. */
export function useLinkCue(): LinkCue {
  return usePlayerContext().cue;
}

/** Plays hits in turn. It is the same for the whole visit. */
export function useHitList(): HitList {
  return usePlayerContext().hits;
}

/** The hits that are played in turn; null while there are none. */
export function useHitRun(): HitRun | null {
  const hits = useHitList();
  return useSyncExternalStore(hits.subscribe, hits.getRun, () => null);
}

/** Lets a few seconds be heard in place. It is the same for the whole visit. */
export function usePreview(): Preview {
  return usePlayerContext().preview;
}

/** The preview of this id; null while it is not the one that is on. */
export function usePreviewed(id: string): Previewed | null {
  const preview = usePreview();
  const find = () => {
    const previewed = preview.getPreviewed();
    return previewed?.id === id ? previewed : null;
  };
  return useSyncExternalStore(preview.subscribe, find, () => null);
}
