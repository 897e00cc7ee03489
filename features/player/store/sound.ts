import type { MediaElement } from "#features/media/playback.ts";
import { type KeyValueStore, readSettings, type Settings, writeSettings } from "./settings.ts";

type Loudness = Pick<MediaElement, "playbackRate" | "volume" | "muted">;

/** How loud and how fast the element is, kept from visit to visit with the other settings. */
export class Sound {
  readonly #storage: KeyValueStore;
  #settings: Settings;
  #element: MediaElement | null = null;

  constructor(storage: KeyValueStore) {
    this.#storage = storage;
    this.#settings = readSettings(storage);
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** What the element is now. */
  get now(): { readonly muted: boolean; readonly volume: number; readonly rate: number } {
    const { muted, volume, playbackRate: rate } = this.#element ?? SILENT;
    return { muted, volume, rate };
  }

  /** Makes an element sound as the settings say; null lets it go. */
  attach(element: MediaElement | null): void {
    this.#element = element;
    const { volume, muted, rate } = this.#settings;
    if (!element) return;
    const speed = { defaultPlaybackRate: rate, playbackRate: rate, preservesPitch: true };
    Object.assign(element, { volume, muted, ...speed });
  }

  adjust(changes: Partial<Loudness>): void {
    if (this.#element) Object.assign(this.#element, changes);
  }

  change(changes: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...changes };
    writeSettings(this.#storage, this.#settings);
  }

  /** Keeps what the element has become, by whomever. Whether that is new. */
  keep(): boolean {
    const { muted, volume, rate } = this.now;
    const { volume: v, muted: m, rate: r } = this.#settings;
    if (volume === v && muted === m && rate === r) return false;
    this.change({ volume, muted, rate });
    if (this.#element) this.#element.defaultPlaybackRate = rate;
    return true;
  }
}

const SILENT: Loudness = { muted: false, volume: 1, playbackRate: 1 };
