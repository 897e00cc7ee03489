import { UNSPACED } from "./word.ts";

/** Scripts whose letters do not join: in them a joiner is left over from typesetting. */
const UNJOINED =
  "\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Armenian}\\p{Script=Georgian}";

/**
 * What shows nothing and parts a word for those who search it: the soft hyphen and the word joiner; the zero-width space,
 * but where it parts words of a script without spaces; joiners, but where letters or signs join.
 */
const HIDDEN = new RegExp(
  `[\\u00AD\\u2060]|(?<![${UNSPACED}]\\p{M}*)\\u200B(?![${UNSPACED}])|(?<=[${UNJOINED}])[\\u200C\\u200D]+(?=[${UNJOINED}])`,
  "gu",
);

/** Few texts hold any, and looking around in each costs ten times as much as seeing that. */
const ANY = /[\u00AD\u200B-\u200D\u2060]/;

/** A text without the characters that only hide its words. */
export function withoutHidden(text: string): string {
  return ANY.test(text) ? text.replace(HIDDEN, "") : text;
}

/** All that a reader cannot see: what finding passes over, in the text as in what is looked for. */
export const UNSEEN = /[\u00AD\u200B-\u200D\u2060]/g;
