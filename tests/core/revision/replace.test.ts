import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCorrections } from "#core/revision/apply.ts";
import type { EditablePassage } from "#core/revision/correction.ts";
import { planCorrections } from "#core/revision/plan.ts";
import { listReplacements, type ReplaceRequest, replacementWishes } from "#core/revision/replace.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import { idsFrom, spokenText, transcript } from "./generated.ts";

const passage = (text: string, id = 1): EditablePassage => ({
  id,
  speaker: null,
  start: null,
  end: null,
  text,
  wordTimes: [],
});

function replaced(
  text: string,
  find: string,
  replacement: string,
  some: Partial<ReplaceRequest> = {},
): string {
  const request = { find, replacement, wholeWords: true, matchCase: false, ...some };
  const passages = [passage(text)];
  const [wish] = replacementWishes(passages, listReplacements(passages, request));
  return wish?.kind === "text" ? wish.text : text;
}

describe("replacing", () => {
  test.each([
    ["whole words", "A cat, the Cat’s category: cat", "cat", "dog", "A dog, the dog’s category: dog"],
    ["several words", "New  York, new\nyork", "new york", "Oslo", "New  York, Oslo"],
    ["Russian", "Чай чайник ЧАЙ.", "чай", "кофе", "кофе чайник кофе."],
    ["in a script without spaces", "東京と東京都", "東京", "大阪", "大阪と大阪都"],
    ["Greek, with the sigma that ends a word", "ΟΔΟΣ οδός", "οδος", "δρόμος", "δρόμος οδός"],
    [
      "Turkish as it is read there",
      "İstanbul ISTANBUL istanbul",
      "istanbul",
      "Ankara",
      "Ankara Ankara Ankara",
    ],
    ["Turkish without a point", "IRMAK ırmak irmak", "ırmak", "nehir", "nehir nehir irmak"],
    ["composed and taken apart", "Cafe\u0301 caf\u00e9 cafe", "caf\u00e9", "tea", "tea tea cafe"],
    ["letters with marks only with them", "e\u0301t\u00e9 e te", "e", "x", "e\u0301t\u00e9 x te"],
    ["what nobody sees passed over", "co\u00adop coop", "coop", "shop", "shop shop"],
    ["apostrophes of all kinds", "Don’t don't", "don't", "do not", "do not do not"],
    ["signs of regular expressions", "a.b C++ axb (a|b)", "a.b", "$& $1", "$& $1 C++ axb (a|b)"],
    ["signs as words", "C++ C", "C++", "Rust", "Rust C"],
    ["emoji only whole", "👩‍👩‍👧 👩", "👩", "🙂", "👩‍👩‍👧 🙂"],
    ["nothing for nothing", "a b", "", "x", "a b"],
    ["nothing for white space", "a b", " ", "x", "a b"],
    ["nothing for what nobody sees", "a\u00adb", "\u00ad", "x", "a\u00adb"],
    ["nothing where the new stands already", "Ada ada", "ada", "Ada", "Ada Ada"],
  ])("%s", (_, text, find, replacement, expected) => {
    expect(replaced(text, find, replacement)).toBe(expected);
  });

  test("parts of words, or in one case only, when that is wanted", () => {
    expect(replaced("cat category", "cat", "dog", { wholeWords: false })).toBe("dog dogegory");
    expect(replaced("aaa", "aa", "b", { wholeWords: false })).toBe("ba");
    expect(replaced("Cat cat CAT", "cat", "dog", { matchCase: true })).toBe("Cat dog CAT");
    expect(replaced("I i ı İ", "I", "x", { matchCase: true })).toBe("x i ı İ");
  });

  test("tells each place by what stands there", () => {
    const passages = [passage("Cat"), passage("a caT", 2)];
    const request = { find: "cat", replacement: "dog", wholeWords: true, matchCase: false };
    expect(listReplacements(passages, request)).toEqual([
      { passage: 1, at: 0, removed: "Cat", inserted: "dog" },
      { passage: 2, at: 2, removed: "caT", inserted: "dog" },
    ]);
  });

  test("leaves out those that are not wanted, and texts that are others by now", () => {
    const passages = [passage("cat cat"), passage("cat", 2)];
    const request = { find: "cat", replacement: "dog", wholeWords: true, matchCase: false };
    const [, second, third] = listReplacements(passages, request);
    if (!second || !third) throw new Error("There are three");
    expect(replacementWishes(passages, [second])).toMatchObject([{ passage: 1, text: "cat dog" }]);
    expect(replacementWishes([passage("cat"), passage("cow", 2)], [second, third])).toEqual([]);
  });

  test("finds every whole text, whatever is in it, and what is planned for it is what was shown", () => {
    const replacing = fc.record({
      find: spokenText,
      replacement: spokenText,
      wholeWords: fc.boolean(),
      matchCase: fc.boolean(),
    });
    fc.assert(
      fc.property(transcript, replacing, fc.nat(), (passages, request, which) => {
        const whole = passages[which % passages.length]?.text ?? "";
        const all = listReplacements(passages, { ...request, find: whole, replacement: `${whole}!` });
        expect(all.map(({ removed }) => removed)).toContain(whole);
        const replacements = listReplacements(passages, request);
        for (const { passage: id, at, removed } of replacements)
          expect(passages.find((one) => one.id === id)?.text.slice(at, at + removed.length)).toBe(removed);
        const wishes = replacementWishes(passages, replacements);
        const planned = planCorrections(passages, wishes, idsFrom(100));
        if (planned.kind !== "planned") throw new Error("It does not fit");
        expect(applyCorrections(passages, planned.corrections).kind).toBe("applied");
        for (const wish of wishes)
          if (wish.kind === "text")
            expect(planned.passages.find(({ id }) => id === wish.passage)?.text).toBe(foldSpaces(wish.text));
      }),
      { numRuns: 500 },
    );
  });
});
