import { contentTag, type Versioned } from "./conditional.ts";
import { Kept } from "./kept.ts";

/** A text with what tells its versions apart. */
export type MadeText = Pick<Versioned, "body" | "etag" | "modified">;

/** Some hundred searches. UTF-16 units. */
const MOST_KEPT = 16_000_000;

/** Makes a text anew; null where there is nothing to make it of. */
type Make = () => Promise<Omit<MadeText, "etag"> | null>;

/** Texts that are dear to make, see `Kept`. */
export class KeptTexts {
  readonly #kept = new Kept<MadeText>({ most: MOST_KEPT, sizeOf: ({ body }) => body.length });

  /** The text at this address. `version` changes with what it is made of. */
  get(address: string, version: string, make: Make): Promise<MadeText | null> {
    return this.#kept.get(address, version, async () => {
      const made = await make();
      return made && { ...made, etag: contentTag(made.body) };
    });
  }
}
