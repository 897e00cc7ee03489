import type { Place } from "#core/episode/place.ts";
import type { Holdings } from "#core/sync/holdings.ts";
import type { SyncedSettings } from "#core/sync/setting.ts";

/** Something of another device that the listener may take, or forget. */
export interface Other<Of> {
  readonly other: Of;
  readonly forget: () => void;
}

/** What was done on several devices while none knew of the others. */
export interface Others {
  readonly places: readonly Other<Place>[];
  /** Notes by the id of their bookmark. */
  readonly notes: ReadonlyMap<string, readonly Other<string>[]>;
}

/** The stores of this page that are kept in step. */
export interface SyncedStores {
  /** Settings as they are where nobody has set anything. */
  readonly atFirst: SyncedSettings;
  /** Once all of them know what the browser keeps; false where it keeps nothing. */
  readonly ready: () => Promise<boolean>;
  /** What they hold; a part that has not changed is the same object as last time. */
  readonly read: () => Holdings;
  /** Shows what came from other devices in place of what is there. What plays goes on as it does. Resolves when it is kept. */
  readonly take: (holdings: Holdings) => Promise<void>;
  readonly showOthers: (others: Others) => void;
  /** Calls back when something may have changed. Returns the way to leave. */
  readonly watch: (changed: () => void) => () => void;
}
