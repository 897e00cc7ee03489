import { Listeners } from "#features/ui/listeners.ts";
import type { Preview, Previewed, PreviewRequest } from "./preview.ts";

interface Ports {
  /** Rejects where its script cannot be had. */
  readonly load: () => Promise<Preview>;
  readonly whenIdle: (callback: () => void) => void;
}

/** The preview, whose script comes after the page when the browser has time, or with the first press, which waits for it. */
export class LaterPreview {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #loading: Promise<Preview | null> | null = null;
  #preview: Preview | null = null;
  /** What was pressed last and has not begun. */
  #pressed: PreviewRequest | null = null;
  #followed = false;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Who listens may press. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (!this.#followed) this.#ports.whenIdle(() => void this.#load());
    this.#followed = true;
    return this.#listeners.add(listener);
  };
  /** Null while there is no preview. */
  readonly getPreviewed = (): Previewed | null => this.#preview?.getPreviewed() ?? null;

  /** Begins a preview in place of any other. Call it from a press or a key. `failed`: it could not be played. */
  start(request: PreviewRequest, failed: () => void): void {
    this.#pressed = request;
    if (this.#preview) this.#preview.start(request, failed);
    else void this.#startLater(request, failed);
  }

  stop(id: string): void {
    if (this.#pressed?.id === id) this.#pressed = null;
    this.#preview?.stop(id);
  }

  async #startLater(request: PreviewRequest, failed: () => void): Promise<void> {
    const preview = await this.#load();
    if (this.#pressed !== request) return;
    if (preview) preview.start(request, failed);
    else failed();
  }

  /** Null where it cannot be had; then it is asked for again the next time. */
  #load(): Promise<Preview | null> {
    this.#loading ??= this.#ports.load().then(
      (preview) => {
        preview.subscribe(this.#listeners.tell);
        this.#preview = preview;
        return preview;
      },
      () => {
        this.#loading = null;
        return null;
      },
    );
    return this.#loading;
  }
}
