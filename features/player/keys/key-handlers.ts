import type { ShortcutAction } from "./shortcuts.ts";

type Handler = () => void;

/** What keys do on the page just now. Where several parts of it answer one key, that does which came last. */
export class KeyHandlers {
  readonly #handlers = new Map<ShortcutAction, readonly Handler[]>();

  get(action: ShortcutAction): Handler | undefined {
    return this.#handlers.get(action)?.at(-1);
  }

  has(action: ShortcutAction): boolean {
    return this.get(action) !== undefined;
  }

  /** Returns the way to take it back: then the one before does it again. */
  add(action: ShortcutAction, handler: Handler): () => void {
    this.#handlers.set(action, [...(this.#handlers.get(action) ?? []), handler]);
    return () => {
      const others = this.#handlers.get(action)?.filter((known) => known !== handler) ?? [];
      this.#handlers.set(action, others);
    };
  }
}
