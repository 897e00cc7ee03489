import { asNumber, asObject, asTruth, type Check, only, otherwise } from "#core/file/json-check.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";
import { Listeners } from "#features/ui/listeners.ts";

/** What a listener has set, for all episodes, in this browser. */
export interface Settings {
  /** From 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
  /** From 0.5 to 4. */
  readonly rate: number;
  /** Whether single keys work (WCAG 2.1.4). */
  readonly shortcuts: boolean;
  /** Whether the clock shows the time left. */
  readonly remaining: boolean;
  /** Whether the next of the queue plays by itself. */
  readonly goesOn: boolean;
}

const AT_FIRST: Settings = {
  volume: 1,
  muted: false,
  rate: 1,
  shortcuts: true,
  remaining: false,
  goesOn: true,
};

const asSettings: Check<Settings> = asObject({
  volume: otherwise(asNumberWithin(0, 1), AT_FIRST.volume),
  muted: otherwise(asTruth, AT_FIRST.muted),
  rate: otherwise(asNumberWithin(0.5, 4), AT_FIRST.rate),
  shortcuts: otherwise(asTruth, AT_FIRST.shortcuts),
  remaining: otherwise(asTruth, AT_FIRST.remaining),
  goesOn: otherwise(asTruth, AT_FIRST.goesOn),
});

function asNumberWithin(least: number, most: number): Check<number> {
  return only(asNumber, (number) => number >= least && number <= most);
}

const KEY = "playhead.settings";

/** The settings of this browser. */
export class SettingsStore {
  readonly #storage: KeyValueStore;
  readonly #listeners = new Listeners();
  #settings: Settings;

  constructor(storage: KeyValueStore) {
    this.#storage = storage;
    this.#settings = asSettings(readJson(storage, KEY)) ?? AT_FIRST;
  }

  readonly subscribe = this.#listeners.add;
  readonly getSettings = (): Settings => this.#settings;

  /** Keeps what is new; nothing is written or told where nothing is. */
  change(changes: Partial<Settings>): void {
    const next = { ...this.#settings, ...changes };
    if (JSON.stringify(next) === JSON.stringify(this.#settings)) return;
    this.#settings = next;
    writeJson(this.#storage, KEY, next);
    this.#listeners.tell();
  }
}
