import type { BoostGraph } from "#features/media/boost-graph.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** What this page may do with a sound. `own`: it is of this site; `shared`: its host lets it be read; `refused`: it does not. */
export type Access = "own" | "shared" | "refused" | "unknown";

/** The element as far as it matters here. */
type Sounding = Pick<HTMLAudioElement, "crossOrigin">;

interface Ports<E extends Sounding> {
  readonly player: Pick<PlayerStore, "getPlayback" | "settings" | "subscribe">;
  readonly getElement: () => E | null;
  /** Goes on with a new element, which asks hosts whether the page may read their sound, or does not ask. */
  readonly renew: (asking: boolean) => void;
  /** Builds the graph of an element; null while the browser lets no graph sound. `ready` is called when that changes. */
  readonly build: (element: E, ready: () => void) => BoostGraph | null;
  readonly isOwn: (url: string) => boolean;
  /** Asks the host. Never rejects. */
  readonly isShared: (url: string) => Promise<boolean>;
}

/** Makes voices louder where the page may read the sound. Where it may not, the sound never goes through a graph: it would be silent. */
export class VoiceBoost<E extends Sounding> {
  readonly #ports: Ports<E>;
  readonly #listeners = new Listeners();
  /** What hosts have said of sounds in this visit, by address. */
  readonly #told = new Map<string, Access>();
  #graph: BoostGraph | null = null;
  /** Whose graph it is. */
  #tied: E | null = null;

  constructor(ports: Ports<E>) {
    this.#ports = ports;
    ports.player.subscribe(() => {
      this.#look();
      this.#listeners.tell();
    });
    ports.player.settings.subscribe(() => this.#look());
  }

  readonly subscribe = this.#listeners.add;

  /** What may be done with what is in the player; listeners hear of another episode, too. */
  readonly getAccess = (): Access => {
    const url = this.#ports.player.getPlayback().track?.audio?.url;
    if (url === undefined) return "unknown";
    return this.#ports.isOwn(url) ? "own" : (this.#told.get(url) ?? "unknown");
  };

  /** Asks the host of what is in the player, where that is not known yet. */
  async ask(): Promise<void> {
    const url = this.#ports.player.getPlayback().track?.audio?.url;
    if (url === undefined || this.getAccess() !== "unknown") return;
    this.#told.set(url, "refused");
    if (await this.#ports.isShared(url)) this.#told.set(url, "shared");
    this.#listeners.tell();
    this.#look();
  }

  #look(): void {
    const { player, getElement, renew } = this.#ports;
    this.#noteFailure();
    const element = getElement();
    if (!element) return;
    const { playing } = player.getPlayback();
    const wanted = player.settings.getSettings().boostsVoice;
    const access = this.getAccess();
    const readable = access === "own" || (access === "shared" && element.crossOrigin !== null);
    const tied = this.#tied === element;
    if (!readable && (tied || element.crossOrigin !== null)) {
      this.#graph?.remove();
      this.#graph = null;
      this.#tied = null;
      renew(access === "shared");
    } else if (tied) this.#graph?.set(wanted);
    else if (wanted && playing) this.#begin(element, access, readable);
  }

  /** What could be asked for and cannot be had that way is played without asking. */
  #noteFailure(): void {
    const { player, getElement } = this.#ports;
    const { track, problem } = player.getPlayback();
    const asked = getElement()?.crossOrigin != null;
    if (track?.audio && asked && problem !== null) this.#told.set(track.audio.url, "refused");
  }

  #begin(element: E, access: Access, readable: boolean): void {
    const { renew, build } = this.#ports;
    if (access === "unknown") void this.ask();
    else if (access === "shared" && !readable) renew(true);
    else if (readable) {
      this.#graph = build(element, () => this.#look());
      this.#graph?.set(true);
      this.#tied = this.#graph && element;
    }
  }
}
