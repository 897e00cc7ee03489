import type { LaterStore } from "./later-store.ts";
import type { Preview, Previewed, PreviewRequest } from "./preview.ts";

/** The preview, which may be pressed before its script is there. */
export class LaterPreview {
  readonly #store: LaterStore<Preview>;
  /** What was pressed last. */
  #pressed: PreviewRequest | null = null;

  constructor(store: LaterStore<Preview>) {
    this.#store = store;
    this.subscribe = store.subscribe;
  }

  readonly subscribe: LaterStore<Preview>["subscribe"];
  /** Null while there is no preview. */
  readonly getPreviewed = (): Previewed | null => this.#store.came?.getPreviewed() ?? null;

  /** Begins a preview in place of any other. Call it from a press or a key. `failed`: it could not be played. */
  start(request: PreviewRequest, failed: () => void): void {
    this.#pressed = request;
    this.#store.ask((preview) => preview.start(request, failed), failed);
  }

  stop(id: string): void {
    if (this.#pressed?.id === id) this.#store.callOff();
    this.#store.came?.stop(id);
  }
}
