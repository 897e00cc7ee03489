const ALPHABETS = [
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдежзийклмнопрстуфхцчшщъыьэюя",
  "αβγδεζηθικλμνξοπρστυφχψως",
];

/**
 * Every word that is one slip of the hand away from `word`: a letter too many, one missing, one wrong, or two
 * swapped. Letters are tried from the word's own alphabet. May name a word more than once.
 */
export function* slips(word: string): Generator<string> {
  const letters = [...word];
  const alphabet = ALPHABETS.find((known) => letters.some((letter) => known.includes(letter))) ?? "";
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at).join("");
    const [first = "", second = "", ...rest] = letters.slice(at);
    const after = rest.join("");
    if (first !== "") yield before + second + after;
    if (second !== "") yield before + second + first + after;
    for (const letter of alphabet) {
      if (first !== "") yield before + letter + second + after;
      yield before + letter + first + second + after;
    }
  }
}
