import { type KeyValueStore, readText } from "./kept-value.ts";

/** What stands under a key of a browser's storage, as far as this tab knows: others write there as well. */
export class SharedText {
  readonly #storage: KeyValueStore;
  readonly #key: string;
  #known: string | null;

  constructor(storage: KeyValueStore, key: string) {
    this.#storage = storage;
    this.#key = key;
    this.#known = readText(storage, key);
  }

  /** Whether another tab has written since this one knew what stands there; from now on it knows. */
  takeNews(): boolean {
    const before = this.#known;
    this.note();
    return this.#known !== before;
  }

  /** Call it after writing: what stands there then is no news, also where it could not be written. */
  note(): void {
    this.#known = readText(this.#storage, this.#key);
  }
}
