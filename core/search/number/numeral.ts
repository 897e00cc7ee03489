/** A word that says a number, or a part of one. */
export interface Numeral {
  readonly value: number;
  /** Whether it makes so many of what stands before it, such as hundred; other words are added. */
  readonly multiplies: boolean;
  /** Whether it says which one, not how many: it ends a number. */
  readonly ordinal: boolean;
}

/** How numbers up to 9999 are said in a language; words are as the index keeps them. */
export interface NumberLanguage {
  readonly numerals: ReadonlyMap<string, Numeral>;
  /** Said within numbers, and no part of them. */
  readonly fillers: readonly string[];
  /**
   * What stands for the tens that a year has not, where its hundreds and the rest of it are said one after the other: nineteen oh
   * five. Null where years are said like other numbers.
   */
  readonly yearZero: string | null;
  /** Every way to say how many, each as its words. */
  readonly cardinals: (value: number) => readonly (readonly string[])[];
  /** Every way to say which one. */
  readonly ordinals: (value: number) => readonly (readonly string[])[];
}

/** One of each list after the other, in all ways. */
export function combine(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (made, list) => made.flatMap((words) => list.map((word) => [...words, word])),
    [[]],
  );
}
