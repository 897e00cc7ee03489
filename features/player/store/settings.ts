import { asRate, asShowRate, type ShowRate } from "#core/episode/show-rate.ts";
import type { Track } from "#core/episode/track.ts";
import { asList, asNumber, asObject, asTruth, type Check, only, otherwise } from "#core/file/json-check.ts";
import { STEP_BACK, STEP_FORWARD } from "#features/media/steps.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";
import { Listeners } from "#features/ui/listeners.ts";
import { SharedText } from "#features/ui/shared-text.ts";

/** What a listener has set, for all episodes, in this browser. */
export interface Settings {
  /** From 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
  /** From 0.5 to 4. */
  readonly rate: number;
  /** Of the shows that have a speed of their own. */
  readonly showRates: readonly ShowRate[];
  /** How far the buttons and keys for a step go. Seconds. */
  readonly stepBack: number;
  readonly stepForward: number;
  /** Whether one who was away hears the last sentence again. */
  readonly recalls: boolean;
  /** Whether single keys work (WCAG 2.1.4). */
  readonly shortcuts: boolean;
  /** Whether the clock shows the time left. */
  readonly remaining: boolean;
  /** Whether the next of the queue plays by itself. */
  readonly goesOn: boolean;
  /** Whether silences between words are gone through quickly. */
  readonly skipsSilence: boolean;
  /** Whether voices are made louder. */
  readonly boostsVoice: boolean;
}

export const AT_FIRST: Settings = {
  volume: 1,
  muted: false,
  rate: 1,
  showRates: [],
  stepBack: STEP_BACK,
  stepForward: STEP_FORWARD,
  recalls: true,
  shortcuts: true,
  remaining: false,
  goesOn: true,
  skipsSilence: false,
  boostsVoice: false,
};

export const asSettings: Check<Settings> = asObject({
  volume: otherwise(asNumberWithin(0, 1), AT_FIRST.volume),
  muted: otherwise(asTruth, AT_FIRST.muted),
  rate: otherwise(asRate, AT_FIRST.rate),
  showRates: otherwise(asList(asShowRate), AT_FIRST.showRates),
  stepBack: otherwise(asNumberWithin(5, 60), AT_FIRST.stepBack),
  stepForward: otherwise(asNumberWithin(5, 120), AT_FIRST.stepForward),
  recalls: otherwise(asTruth, AT_FIRST.recalls),
  shortcuts: otherwise(asTruth, AT_FIRST.shortcuts),
  remaining: otherwise(asTruth, AT_FIRST.remaining),
  goesOn: otherwise(asTruth, AT_FIRST.goesOn),
  skipsSilence: otherwise(asTruth, AT_FIRST.skipsSilence),
  boostsVoice: otherwise(asTruth, AT_FIRST.boostsVoice),
});

function asNumberWithin(least: number, most: number): Check<number> {
  return only(asNumber, (number) => number >= least && number <= most);
}

export const SETTINGS_KEY = "playhead.settings";

/** What tells the show of an episode apart: its guid, where that is known, else its slug. */
export function showOf({ guid, key }: Pick<Track, "guid" | "key">): string {
  return guid?.show ?? key.show;
}

/** The settings of this browser. */
export class SettingsStore {
  readonly #storage: KeyValueStore;
  readonly #text: SharedText;
  readonly #listeners = new Listeners();
  #settings: Settings;

  constructor(storage: KeyValueStore) {
    this.#storage = storage;
    this.#text = new SharedText(storage, SETTINGS_KEY);
    this.#settings = asSettings(readJson(storage, SETTINGS_KEY)) ?? AT_FIRST;
  }

  readonly subscribe = this.#listeners.add;
  readonly getSettings = (): Settings => this.#settings;

  /** Takes over what another tab has kept meanwhile. */
  refresh(): void {
    if (!this.#text.takeNews()) return;
    const kept = asSettings(readJson(this.#storage, SETTINGS_KEY));
    if (kept === undefined || isSame(kept, this.#settings)) return;
    this.#settings = kept;
    this.#listeners.tell();
  }

  /** Keeps what is new, beside what another tab has kept meanwhile; nothing is written or told where nothing is. */
  change(changes: Partial<Settings>): void {
    // First: two tabs that tell each other's settings back would never end.
    if (isSame({ ...this.#settings, ...changes }, this.#settings)) return;
    this.refresh();
    this.#settings = { ...this.#settings, ...changes };
    writeJson(this.#storage, SETTINGS_KEY, this.#settings);
    this.#text.note();
    this.#listeners.tell();
  }
}

function isSame(one: Settings, other: Settings): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
