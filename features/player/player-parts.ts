import type { Place } from "#core/episode/place.ts";
import type { Playback } from "#features/media/playback.ts";
import { browserStorage } from "#features/ui/kept-value.ts";
import { whenIdle } from "#features/ui/when-idle.ts";
import { KeyHandlers } from "./keys/key-handlers.ts";
import { PageTies, type WaveMark } from "./page-ties.ts";
import { type Spoken, SpokenWords } from "./spoken/spoken-words.ts";
import type { Departure } from "./store/jumps.ts";
import { createPlayer, type PlayerStore } from "./store/player-store.ts";
import type { Settings } from "./store/settings.ts";

// Fetched with what it fetches: a page that plays nothing does without it.
const fetchSpoken = async (href: string, signal: AbortSignal) =>
  (await import("./spoken/fetch-spoken.ts")).fetchSpoken(href, signal);

/** All that can be seen of the player at one time: never changed, replaced when something has. */
export interface PlayerState extends Playback {
  readonly settings: Settings;
  /** Where the last jump began, while going back there is offered. */
  readonly jump: Departure | null;
  /** At a shared moment: where the listener's own place is, in seconds; else null. */
  readonly ownPlace: number | null;
  /** What was heard in this browser, the latest first; nothing until the page is alive. */
  readonly places: readonly Place[];
  /** What the waveform of the episode that is in marks. */
  readonly marks: readonly WaveMark[];
  /** What is said in the episode that is in. */
  readonly spoken: Spoken;
}

/** What lives as long as the visit. */
export interface PlayerParts {
  readonly store: PlayerStore;
  readonly ties: PageTies;
  /** What is said in the episode that is in. */
  readonly words: SpokenWords;
  /** Whether scripts answer what is pressed; before that, and on the server, what is shown is a page of text. */
  readonly isAlive: () => boolean;
  /** The one audio element. */
  readonly audio: { current: HTMLAudioElement | null };
  /** The keys that mean something on this page just now. */
  readonly handlers: KeyHandlers;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getState: () => PlayerState;
}

/** What the server renders with: nothing plays, nothing was heard. */
export const partsOnServer = partsOf(createPlayer({ storage: null, now: () => 0 }));

export function createParts(): PlayerParts {
  if (typeof window === "undefined") return partsOnServer;
  return partsOf(createPlayer({ storage: browserStorage("localStorage"), now: Date.now }));
}

function partsOf(store: PlayerStore): PlayerParts {
  const ties = new PageTies();
  const words = new SpokenWords({ player: store, fetchSpoken, whenIdle });
  const stores = [store, store.settings, ties, words];
  let state: PlayerState | null = null;
  const readState = (): PlayerState => {
    const playback = store.getPlayback();
    return {
      ...playback,
      settings: store.settings.getSettings(),
      jump: store.getJump(),
      ownPlace: store.getOwnPlace(),
      places: store.getPlaces(),
      marks: ties.marks(playback.track?.href),
      spoken: words.getSpoken(),
    };
  };
  const forget = () => {
    state = null;
  };
  // First of all listeners: who hears of a change after it reads the state anew.
  for (const { subscribe } of stores) subscribe(forget);
  const parts: PlayerParts = {
    store,
    ties,
    words,
    // The element is there as soon as the page is alive.
    isAlive: () => parts.audio.current !== null,
    audio: { current: null },
    handlers: new KeyHandlers(),
    subscribe(listener) {
      const leaves = stores.map(({ subscribe }) => subscribe(listener));
      return () => {
        for (const leave of leaves) leave();
      };
    },
    getState() {
      state ??= readState();
      return state;
    },
  };
  return parts;
}
