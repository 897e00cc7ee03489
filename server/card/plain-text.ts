import { plainLine } from "#core/text/plain-line.ts";

/** Pictures, and what only says how they look; signs that are old letters stay. */
const EMOJI = /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
const EMOJI_SIGNS = /\u20e3|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}]/gu;
/** Joiners belong to letters; those of emoji would be left without them. */
const LOOSE_JOINERS = /(?<![\p{L}\p{M}])[\u200c\u200d]/gu;
const UNUSED = /[\p{Cs}\p{Co}\p{Cn}\ufeff\u200b]/gu;
/** Marks piled upon a letter so high that they would stand in other lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const LONGEST = 4000;

/** A stranger's text as a card can set it: one line, without what cannot be seen, and at most 4,000 characters of it. */
export function plainText(text: string): string {
  const drawn = text
    .slice(0, LONGEST)
    .replace(EMOJI, "")
    .replace(EMOJI_SIGNS, "")
    .replace(LOOSE_JOINERS, "")
    .replace(UNUSED, "")
    .replace(PILED_MARKS, "$1");
  return plainLine(drawn);
}
