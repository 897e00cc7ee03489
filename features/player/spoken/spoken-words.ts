import type { SpokenText } from "#core/transcript/spoken-text.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** What is said in the episode that is in the player. Never changed, replaced when something has. */
export type Spoken =
  | { readonly state: "none" | "loading" | "failed"; readonly text: null }
  /** An episode that nobody has written down has a text without passages. */
  | { readonly state: "there"; readonly text: SpokenText };

interface Ports {
  readonly player: Pick<PlayerStore, "getPlayback" | "subscribe">;
  /** Fetches what is said in the episode with this page. Rejects where it cannot be had. */
  readonly fetchSpoken: (href: string, signal: AbortSignal) => Promise<Transcript>;
  /** Calls back when the browser has nothing more urgent to do. Returns the way to call it off. */
  readonly whenIdle: (callback: () => void) => () => void;
}

/** Needed no sooner than the words. */
const loadText = () => import("#core/transcript/spoken-text.ts");

const NONE: Spoken = { state: "none", text: null };
const LOADING: Spoken = { state: "loading", text: null };
const FAILED: Spoken = { state: "failed", text: null };

/** The words of what is in the player, on whatever page that is: fetched once for each episode that comes in. */
export class SpokenWords {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #spoken: Spoken = NONE;
  #href: string | null = null;
  #leave = new AbortController();
  #loading: Promise<SpokenText | null> | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.player.subscribe(() => this.#follow());
  }

  readonly subscribe = this.#listeners.add;
  readonly getSpoken = (): Spoken => this.#spoken;

  /** The words as soon as they are there; asks again for what failed. Null where they cannot be had, and where nothing is in. */
  load(): Promise<SpokenText | null> {
    if (this.#href === null) return Promise.resolve(null);
    this.#loading ??= this.#fetch(this.#href, this.#leave.signal);
    return this.#loading;
  }

  /** Fetches the words of an episode anew where it is in the player: they were corrected. Those of before stand until then. */
  async renew(href: string): Promise<void> {
    if (href !== this.#href || this.#loading === null) return;
    this.#leave.abort();
    this.#leave = new AbortController();
    this.#loading = this.#fetch(href, this.#leave.signal);
    await this.#loading;
  }

  #follow(): void {
    const href = this.#ports.player.getPlayback().track?.href ?? null;
    if (href === this.#href) return;
    this.#leave.abort();
    this.#leave = new AbortController();
    this.#href = href;
    this.#loading = null;
    this.#show(href === null ? NONE : LOADING);
    if (href === null) return;
    const callOff = this.#ports.whenIdle(() => void this.load());
    this.#leave.signal.addEventListener("abort", callOff);
  }

  async #fetch(href: string, signal: AbortSignal): Promise<SpokenText | null> {
    const before = this.#spoken;
    if (before.text === null) this.#show(LOADING);
    try {
      const [transcript, spoken] = await Promise.all([this.#ports.fetchSpoken(href, signal), loadText()]);
      const text = new spoken.SpokenText(transcript);
      if (signal.aborted) return null;
      this.#show({ state: "there", text });
      return text;
    } catch {
      // Left for another episode, or not to be had now: whoever asks again tries again.
      if (signal.aborted) return null;
      this.#loading = null;
      this.#show(before.text === null ? FAILED : before);
      return before.text;
    }
  }

  #show(spoken: Spoken): void {
    if (spoken === this.#spoken) return;
    this.#spoken = spoken;
    this.#listeners.tell();
  }
}
