import type { SearchRequest } from "#core/search/request.ts";
import type { Playback } from "#features/media/playback.ts";
import { browserStorage } from "#features/ui/kept-value.ts";
import { whenIdle } from "#features/ui/when-idle.ts";
import { LinkCue } from "./episode/link-cue.ts";
import type { ShortcutAction } from "./keys/shortcuts.ts";
import { PageTies, type WaveMark } from "./page-ties.ts";
import { HitList, type HitRun } from "./queue/hit-list.ts";
import { Preview, type Previewed } from "./queue/preview.ts";
import { type Spoken, SpokenWords } from "./spoken/spoken-words.ts";
import type { Departure } from "./store/jumps.ts";
import type { Place } from "./store/places.ts";
import { createPlayer, type PlayerStore } from "./store/player-store.ts";
import type { Settings } from "./store/settings.ts";

// Fetched with what they fetch: a page that plays nothing does without them.
const fetchHits = async (search: SearchRequest, first: number) =>
  (await import("./queue/fetch-hits.ts")).fetchHits(search, first);
const fetchSpoken = async (href: string, signal: AbortSignal) =>
  (await import("./spoken/fetch-spoken.ts")).fetchSpoken(href, signal);

export type ShortcutHandlers = Map<ShortcutAction, () => void>;

/** All that can be seen of the player at one time: never changed, replaced when something has. */
export interface PlayerState extends Playback {
  readonly settings: Settings;
  /** Where the last jump began, while going back there is offered. */
  readonly jump: Departure | null;
  /** At a shared moment: where the listener's own place is, in seconds; else null. */
  readonly ownPlace: number | null;
  /** What was heard in this browser, the latest first; nothing until the page is alive. */
  readonly places: readonly Place[];
  /** The hits that are played in turn; null while there are none. */
  readonly run: HitRun | null;
  readonly previewed: Previewed | null;
  /** What the waveform of the episode that is in marks. */
  readonly marks: readonly WaveMark[];
  /** What is said in the episode that is in. */
  readonly spoken: Spoken;
}

/** What lives as long as the visit. */
export interface PlayerParts {
  readonly store: PlayerStore;
  /** Plays hits in turn. */
  readonly hits: HitList;
  /** Lets a few seconds be heard in place. */
  readonly preview: Preview;
  /** Brings the player to the moments of links. */
  readonly cue: LinkCue;
  readonly ties: PageTies;
  /** What is said in the episode that is in. */
  readonly words: SpokenWords;
  /** Whether scripts answer what is pressed; before that, and on the server, what is shown is a page of text. */
  readonly isAlive: () => boolean;
  /** The one audio element, for the waveform to be a view on. */
  readonly audio: { current: HTMLAudioElement | null };
  /** The keys that mean something on this page just now. */
  readonly handlers: ShortcutHandlers;
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
  const hits = new HitList({ player: store, fetchHits });
  const preview = new Preview({ player: store, createElement: () => new Audio() });
  const ties = new PageTies();
  const words = new SpokenWords({ player: store, fetchSpoken, whenIdle });
  const stores = [store, store.settings, hits, preview, ties, words];
  let state: PlayerState | null = null;
  const readState = (): PlayerState => {
    const playback = store.getPlayback();
    return {
      ...playback,
      settings: store.settings.getSettings(),
      jump: store.getJump(),
      ownPlace: store.getOwnPlace(),
      places: store.getPlaces(),
      run: hits.getRun(),
      previewed: preview.getPreviewed(),
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
    hits,
    preview,
    cue: new LinkCue(store),
    ties,
    words,
    // The element is there as soon as the page is alive.
    isAlive: () => parts.audio.current !== null,
    audio: { current: null },
    handlers: new Map(),
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
