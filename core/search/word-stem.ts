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

/**
 * Forms that it does not bring together: of short verbs, whose y it keeps at the end and turns into i before an ending, and
 * of die, lie, tie and vie.
 */
const SHORT_IN_Y = /^([b-df-hj-np-tv-xz]{2,})(?:y|ies|ied|ying)$/;
const SHORT_IN_IE = /^([dltv])(?:ie|ies|ied|ying)$/;
/** Russian nouns whose end is taken for that of a reflexive verb, so that запись would not be found by записи. */
const NOUN_IN_SI =
  /(?:(?:за|под|над|пере|про|рос|руко|лето|живо|иконо|тайно|скоро|клино|машино)пи|(?:с|при|по)ме|взве|ере)сь$|^(?:опи|спе|вы|ры|ру|гу|ло|о)сь$/;

/** Shorter words have no endings worth taking off. */
const LEAST_LENGTH = 3;

/**
 * What the forms of a word have in common (running, runs: run), by the Snowball algorithms for English and Russian,
 * chosen by the word's script. Other words are their own stem. `word` is as the index keeps it, see indexWords.
 */
export function wordStem(word: string): string {
  if (word.length < LEAST_LENGTH) return word;
  if (/^[a-z]+$/.test(word)) return APART_STEMS.get(word) ?? englishStem(inUsualForm(word));
  if (!/^[а-я]+$/.test(word)) return word;
  return russianStem(NOUN_IN_SI.test(word) ? word.replace(/ь$/, "и") : word);
}

/** A form that the English algorithm knows for one of its word. */
function inUsualForm(word: string): string {
  const [, beforeY] = SHORT_IN_Y.exec(word) ?? [];
  if (beforeY !== undefined) return `${beforeY}y`;
  const [, beforeIe] = SHORT_IN_IE.exec(word) ?? [];
  return beforeIe === undefined ? word : `${beforeIe}ie`;
}
