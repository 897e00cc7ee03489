import { makeForAll } from "./asker.ts";
import { contentTag, type Versioned } from "./conditional.ts";

/** A text with what tells its versions apart. */
export type MadeText = Pick<Versioned, "body" | "etag" | "modified">;

/** Two shows of 2,600 episodes, and some hundred searches. UTF-16 units. */
const MOST_KEPT = 16_000_000;
/** What a text costs besides its letters, so that many small ones count too. */
const LEAST_SIZE = 1000;

interface Kept {
  readonly version: string;
  readonly text: Promise<MadeText | null>;
  /** UTF-16 units. */
  size: number;
}

/** Makes a text anew; null where there is nothing to make it of. */
type Make = () => Promise<Omit<MadeText, "etag"> | null>;

/** Texts that are dear to make. Each is kept for as long as what it is made of is as it was, and is made once for all who ask. */
export class KeptTexts {
  /** By their addresses, the one asked for last at the end. */
  readonly #kept = new Map<string, Kept>();

  /** The text at this address. `version` changes with what it is made of. */
  get(address: string, version: string, make: Make): Promise<MadeText | null> {
    const known = this.#kept.get(address);
    const kept = known?.version === version ? known : this.#make(address, version, make);
    this.#kept.delete(address);
    this.#kept.set(address, kept);
    this.#forgetOldest();
    return kept.text;
  }

  #make(address: string, version: string, make: Make): Kept {
    const text = makeForAll(make).then((made) => {
      if (!made) return null;
      kept.size += made.body.length;
      this.#forgetOldest();
      return { ...made, etag: contentTag(made.body) };
    });
    text.catch(() => {
      if (this.#kept.get(address) === kept) this.#kept.delete(address);
    });
    const kept: Kept = { version, text, size: LEAST_SIZE + address.length };
    return kept;
  }

  #forgetOldest(): void {
    let size = [...this.#kept.values()].reduce((sum, kept) => sum + kept.size, 0);
    for (const [address, kept] of this.#kept) {
      if (size <= MOST_KEPT) return;
      this.#kept.delete(address);
      size -= kept.size;
    }
  }
}
