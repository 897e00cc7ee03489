import { z } from "zod";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";
import { Listeners } from "#features/ui/listeners.ts";

const settings = z.object({
  volume: z.number().min(0).max(1).catch(1),
  muted: z.boolean().catch(false),
  rate: z.number().min(0.5).max(4).catch(1),
  /** Whether single keys work (WCAG 2.1.4). */
  shortcuts: z.boolean().catch(true),
  /** Whether the clock shows the time left. */
  remaining: z.boolean().catch(false),
});

/** What a listener has set, for all episodes, in this browser. */
export type Settings = z.infer<typeof settings>;

const KEY = "playhead.settings";

/** The settings of this browser. */
export class SettingsStore {
  readonly #storage: KeyValueStore;
  readonly #listeners = new Listeners();
  #settings: Settings;

  constructor(storage: KeyValueStore) {
    this.#storage = storage;
    this.#settings = settings.parse(readJson(storage, KEY) ?? {});
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
