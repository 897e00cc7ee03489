import { type EpisodeKey, episodeId } from "#core/episode/address.ts";
import { Listening } from "#core/plays/listening.ts";
import type { PlayMessage } from "#core/plays/message.ts";

/** The sound of an episode as it is now. */
export interface Sounding {
  readonly key: EpisodeKey;
  /** Seconds. */
  readonly time: number;
  /** Seconds; null while nobody knows. */
  readonly duration: number | null;
  readonly rate: number;
  /** Whether the episode is heard now: it plays, is not mute, and is not heard as a part alone. */
  readonly heard: boolean;
}

interface Ports {
  /** Milliseconds, of whatever clock. */
  readonly now: () => number;
  readonly send: (message: PlayMessage) => void;
  /** Whether something that is sent may arrive. */
  readonly isOnline: () => boolean;
  /** Whether a listening to this episode that begins now goes on where one before it has ended. */
  readonly goesOn: (key: EpisodeKey) => boolean;
  /** Whether this is a player on another site. */
  readonly embedded: boolean;
}

/** Milliseconds between what is told of one listening. */
const TELL_EVERY = 60_000;
/** Silences are gone through at three times the speed, and time is told in steps. Seconds. */
const FASTEST = 3;
const STEP = 1;

interface Listened {
  readonly key: EpisodeKey;
  readonly listening: Listening;
}

interface Seen {
  readonly id: string;
  readonly time: number;
  readonly at: number;
}

/** Follows what is heard in a page, and tells of it now and then: sums of parts, and nothing of who listens. */
export class HeardTeller {
  readonly #ports: Ports;
  readonly #listened = new Map<string, Listened>();
  #last: Seen | null = null;
  #toldAt = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#toldAt = ports.now();
  }

  /** Call it whenever the sound has changed or gone on. */
  see(sounding: Sounding): void {
    const { key, time, duration, rate, heard } = sounding;
    const id = episodeId(key);
    const at = this.#ports.now();
    const { listening } = this.#listenedTo(id, key);
    const last = this.#last;
    this.#last = heard ? { id, time, at } : null;
    // Whoever has moved has not heard what lies between.
    const most = last ? ((at - last.at) / 1000) * rate * FASTEST + STEP : 0;
    if (!last || last.id !== id || duration === null || duration <= 0) return;
    if (time > last.time && time - last.time <= most) listening.hear(last.time, time, duration);
    if (at - this.#toldAt >= TELL_EVERY) this.tell();
  }

  /** Tells what has become known. Call it when the page is hidden or left, too; without a network it waits. */
  tell(): void {
    if (!this.#ports.isOnline()) return;
    this.#toldAt = this.#ports.now();
    for (const { key, listening } of this.#listened.values()) {
      const news = listening.takeNews();
      if (news) this.#ports.send({ ...key, kind: "heard", embedded: this.#ports.embedded, ...news });
    }
  }

  #listenedTo(id: string, key: EpisodeKey): Listened {
    const known = this.#listened.get(id);
    if (known) return known;
    const listened = { key, listening: new Listening(this.#ports.goesOn(key)) };
    this.#listened.set(id, listened);
    return listened;
  }
}

/** Has it tell when the page is hidden or left, which may be the last that is heard of it. Returns the way to end it. */
export function tellWhenLeft(teller: HeardTeller): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const tellIfHidden = () => document.visibilityState === "hidden" && teller.tell();
  window.addEventListener("pagehide", () => teller.tell(), { signal });
  document.addEventListener("visibilitychange", tellIfHidden, { signal });
  return () => stop.abort();
}
