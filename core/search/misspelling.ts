const ALPHABETS = [
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдежзийклмнопрстуфхцчшщъыьэюя",
  "αβγδεζηθικλμνξοπρστυφχψω",
];

/** What may have been meant by a word that was typed with one slip of the hand. */
export interface Meant {
  readonly word: string;
  /** A slip of one certain kind: much likelier than one of as many as there are letters. */
  readonly likelihood: number;
}

/** A letter left out or two swapped can go wrong in one way only, a wrong or needless letter in as many as there are. */
const CERTAIN = 1;
const OF_MANY = 1 / 26;

/**
 * Every word that `word` may have been meant for, by one slip of the hand: a letter left out, two swapped, a wrong
 * one or one too many. Letters are tried from the word's own alphabet. May name a word more than once.
 */
export function* slips(word: string): Generator<Meant> {
  const letters = [...word];
  const alphabet = ALPHABETS.find((known) => letters.some((letter) => known.includes(letter))) ?? [];
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at).join("");
    const [first = "", second = "", ...rest] = letters.slice(at);
    const after = rest.join("");
    if (second !== "") yield { word: before + second + first + after, likelihood: CERTAIN };
    if (first !== "") yield { word: before + second + after, likelihood: OF_MANY };
    for (const letter of alphabet) {
      yield { word: before + letter + first + second + after, likelihood: CERTAIN };
      if (first !== "") yield { word: before + letter + second + after, likelihood: OF_MANY };
    }
  }
}
