import { indexWords } from "#core/text/indexed-text.ts";

interface Entry<Value> {
  /** Its words, each after a space. */
  readonly words: string;
  readonly value: Value;
}

/** Names and titles, found by what is typed of them. */
export class NameList<Value> {
  readonly #entries: readonly Entry<Value>[];

  /** In the order in which they are to be found. */
  constructor(names: readonly (readonly [string, Value])[]) {
    this.#entries = names.map(([name, value]) => ({ words: ` ${indexWords(name).join(" ")}`, value }));
  }

  /** The values of names that have all the words typed, the last as the beginning of one of theirs; at most `most`. */
  find(typed: string, most: number): readonly Value[] {
    const words = indexWords(typed);
    const [last = "", ...whole] = words.toReversed();
    if (last === "") return [];
    const found: Value[] = [];
    for (const entry of this.#entries) {
      if (found.length === most) break;
      const fits =
        entry.words.includes(` ${last}`) && whole.every((word) => `${entry.words} `.includes(` ${word} `));
      if (fits) found.push(entry.value);
    }
    return found;
  }
}
