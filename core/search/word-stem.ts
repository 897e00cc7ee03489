import { stemmer as englishStem } from "@orama/stemmers/english";
import { stemmer as russianStem } from "@orama/stemmers/russian";

/** Forms that the English algorithm (Porter's) confuses with those of other words: news is not several of new. */
const APART: readonly (readonly string[])[] = [
  ["news"],
  ["his"],
  ["its"],
  ["was"],
  ["has"],
  ["does"],
  ["important"],
  ["police"],
  ["evening", "evenings"],
  ["animal", "animals"],
  ["organ", "organs"],
  ["policy", "policies"],
  ["general", "generals", "generally"],
  ["universe", "universes"],
  ["university", "universities"],
];
const APART_STEMS = new Map(APART.flatMap((forms) => forms.map((form) => [form, forms[0] ?? form] as const)));

/** Shorter words have no endings worth taking off. */
const LEAST_LENGTH = 3;

/**
 * What the forms of a word have in common (running, runs: run), by the Snowball algorithms for English and Russian,
 * chosen by the word's script. Other words are their own stem. `word` is as the index keeps it, see indexWords.
 */
export function wordStem(word: string): string {
  if (word.length < LEAST_LENGTH) return word;
  if (/^[a-z]+$/.test(word)) return APART_STEMS.get(word) ?? englishStem(word);
  return /^[а-я]+$/.test(word) ? russianStem(word) : word;
}
