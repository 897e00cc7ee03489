import { LinkCue } from "./episode/link-cue.ts";
import type { ShortcutAction } from "./keys/shortcuts.ts";
import { PageLinks } from "./page-link.ts";
import { HitList } from "./queue/hit-list.ts";
import { Preview } from "./queue/preview.ts";
import { PlayerStore } from "./store/player-store.ts";
import type { KeyValueStore } from "./store/settings.ts";

export type ShortcutHandlers = Map<ShortcutAction, () => void>;

/** What lives as long as the visit. */
export interface PlayerParts {
  readonly store: PlayerStore;
  readonly hits: HitList;
  readonly preview: Preview;
  readonly cue: LinkCue;
  readonly links: PageLinks;
  readonly audio: { current: HTMLAudioElement | null };
  readonly handlers: ShortcutHandlers;
}

/** What the server renders with: nothing plays, nothing was heard. */
export const onServer = new PlayerStore({ storage: null, now: () => 0 });

export function createParts(): PlayerParts {
  const store =
    typeof window === "undefined" ? onServer : new PlayerStore({ storage: browserStorage(), now: Date.now });
  return {
    store,
    hits: new HitList(store),
    preview: new Preview({ player: store, createElement: () => new Audio() }),
    cue: new LinkCue(store),
    links: new PageLinks(),
    audio: { current: null },
    handlers: new Map(),
  };
}

function browserStorage(): KeyValueStore {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
