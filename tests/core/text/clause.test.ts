import { expect, test } from "vitest";
import { clauseAround } from "#core/text/clause.ts";
import { wordSpans } from "#core/text/word.ts";

/** The clause around the first word that begins so. */
function clauseOf(text: string, beginning: string, language: string): string {
  const word = wordSpans(text).find(({ start }) => text.startsWith(beginning, start));
  if (!word) throw new Error(`No word of ${text} begins with ${beginning}`);
  return clauseAround(text, word, language);
}

const RIVER =
  "The keeper of the lamp on the far side of the river never once in forty years of service let it go out before the last of the boats had come home from the sea";

test.each([
  ["The lamp was lit, and everyone slept; nobody knew.", "lit", "en", "The lamp was lit"],
  ["The lamp was lit, and everyone slept; nobody knew.", "everyone", "en", "and everyone slept"],
  ["The lamp was lit, and everyone slept; nobody knew.", "nobody", "en", "nobody knew."],
  ["Who keeps it? The keeper of lamps.", "Who", "en", "Who keeps it?"],
  ["It costs 3,500 dollars at 12:30 sharp", "sharp", "en", "It costs 3,500 dollars at 12:30 sharp"],
  ["“The lamp is lit,” she said to the man.", "lit", "en", "“The lamp is lit,”"],
  ["He went out — nobody saw him – alone.", "saw", "en", "nobody saw him"],
  // What says nothing alone stands with what comes next, or before.
  ["Well, the lamp is lit, yes.", "Well", "en", "Well, the lamp is lit"],
  ["The lamp was lit there, yes.", "yes", "en", "The lamp was lit there, yes."],
  ["Yes.", "Yes", "en", "Yes."],
  ["Маяк стоял на скале, и никто не знал; ночь шла.", "никто", "ru", "и никто не знал"],
  ["東京の灯台は古いのですが、とても美しいと思います。", "美", "ja", "とても美しいと思います。"],
  ["المنارة على الصخرة القديمة، ولا أحد يعرف ذلك", "أحد", "ar", "ولا أحد يعرف ذلك"],
  [
    RIVER,
    "keeper",
    "en",
    "The keeper of the lamp on the far side of the river never once in forty years of service…",
  ],
  [
    RIVER,
    "let",
    "en",
    "…in forty years of service let it go out before the last of the boats had come home from…",
  ],
  [
    RIVER,
    "sea",
    "en",
    "…years of service let it go out before the last of the boats had come home from the sea",
  ],
  ["x".repeat(200), "x", "en", "x".repeat(200)],
])("in %o the clause around %o (%s) is %o", (text, word, language, clause) => {
  expect(clauseOf(text, word, language)).toBe(clause);
});
