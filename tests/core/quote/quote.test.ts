import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_PRINT, quoteHref, quotePrint } from "#core/quote/quote.ts";
import { findQuote, type QuotedPassage } from "#core/quote/quote-search.ts";

const WORDS_A_PASSAGE = 50;
const SECONDS_A_WORD = 0.4;

/** Passages of these words, one every 0.4 s from `from` on. */
function transcript(words: readonly string[], from = 0): readonly QuotedPassage[] {
  const passages: QuotedPassage[] = [];
  for (let at = 0; at < words.length; at += WORDS_A_PASSAGE) {
    const part = words.slice(at, at + WORDS_A_PASSAGE);
    const timeOf = (place: number) => from + (at + place) * SECONDS_A_WORD;
    passages.push({
      text: part.join(" "),
      wordTimes: part.map((_, place) => timeOf(place)),
      end: timeOf(part.length),
    });
  }
  return passages;
}

/** Random numbers from 0 to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A word as often as in speech: the first of them all the time, the last hardly ever (Zipf's law). */
function someWord(random: () => number): string {
  return `w${Math.floor(3000 ** random())}`;
}

const speech = (random: () => number, length: number) => Array.from({ length }, () => someWord(random));

describe("the print of a quote", () => {
  test("is short, whatever the quote, and fit for an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
        const print = quotePrint(text);
        return print.length <= LONGEST_PRINT && encodeURIComponent(print) === print;
      }),
    );
  });

  test("does not depend on case, accents and punctuation", () => {
    expect(quotePrint("“Café, already?”")).toBe(quotePrint("cafe already"));
    expect(quotePrint("cafe already")).not.toBe(quotePrint("already cafe"));
    expect(quotePrint("…")).toBe("");
  });

  test("stands in the link beside the moment", () => {
    const quote = { text: "one two", speaker: null, language: "en", moment: { start: 1, end: 2 } };
    expect(quoteHref("/shows/s/e", quote)).toMatch(/^\/shows\/s\/e\?t=1,2&quote=4\.[\w-]{8}$/);
  });
});

describe("a quote is found again", () => {
  const random = dice(7);
  const words = speech(random, 4000);
  const at = 2000;
  const near = (from: number, to: number) => ({ start: from * SECONDS_A_WORD, end: to * SECONDS_A_WORD });

  test.each([1, 3, 8, 20, 45, 120])("where it was, of %i words", (length) => {
    const print = quotePrint(words.slice(at, at + length).join(" "));
    const found = findQuote(transcript(words), print, near(at, at + length));
    expect(found?.kind).toBe("there");
    const moment = found?.kind === "there" ? found.moment : null;
    expect(moment?.start).toBeCloseTo(at * SECONDS_A_WORD);
    expect(moment?.end).toBeCloseTo((at + length) * SECONDS_A_WORD);
  });

  test("elsewhere, when the audio was cut anew", () => {
    const print = quotePrint(words.slice(at, at + 12).join(" "));
    expect(findQuote(transcript(words, 61), print, near(at, at + 12))).toMatchObject({ kind: "moved" });
  });

  test("not, when its words are gone", () => {
    const print = quotePrint(words.slice(at, at + 12).join(" "));
    const without = [...words.slice(0, at), ...speech(random, 12), ...words.slice(at + 12)];
    expect(findQuote(transcript(without), print, near(at, at + 12))).toEqual({ kind: "gone" });
  });

  test("not, when two places are as likely and neither is where it was", () => {
    const quote = words.slice(at, at + 6);
    const twice = [...quote, ...words.slice(100, 300), ...quote, ...words.slice(300, 900)];
    expect(findQuote(transcript(twice), quotePrint(quote.join(" ")), near(1500, 1506))).toEqual({
      kind: "gone",
    });
  });

  test("not in others like them nearby, when they are few and are gone", () => {
    const said = ["so", "tea", "is", "what", "tea", "lovers", "drink"];
    const moment = near(1, 2);
    expect(findQuote(transcript(said), quotePrint("tea"), moment)).toEqual({ kind: "there", moment });
    const corrected = said.with(1, "coffee");
    expect(findQuote(transcript(corrected), quotePrint("tea"), moment)).toEqual({ kind: "gone" });
    const point = { start: 1.3 * SECONDS_A_WORD, end: null };
    expect(findQuote(transcript(said), quotePrint("tea is"), point)?.kind).toBe("there");
    expect(findQuote(transcript(corrected), quotePrint("tea"), point)?.kind).toBe("gone");
    expect(
      findQuote(transcript(["very", "very", "well"].with(1, "so")), quotePrint("very"), moment)?.kind,
    ).toBe("gone");
    expect(findQuote(transcript(["so", "very", "well"], 0.15), quotePrint("very"), moment)?.kind).toBe(
      "there",
    );
  });

  test.each(["", "5.AAAA", "4.AAA", "1", "2.<script>", "1.a~", "💥"])("print %o cannot be read", (print) => {
    expect(findQuote(transcript(words), print, { start: 1, end: 2 })).toBeNull();
  });

  test("in 99 of 100 transcripts that were corrected, and never on the wrong words", () => {
    let found = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const { moment, truth } = correct(dice(run + 1));
      if (moment === null) continue;
      found += 1;
      const common = Math.min(moment.end ?? 0, truth.end) - Math.max(moment.start, truth.start);
      const whole = Math.max(moment.end ?? 0, truth.end) - Math.min(moment.start, truth.start);
      expect(common / whole).toBeGreaterThan(0.6);
    }
    expect(found / runs).toBeGreaterThanOrEqual(0.99);
  });

  /** Quotes 6 to 90 words, changes up to three of ten of them and one of fifty others, and cuts the audio anew. */
  function correct(roll: () => number) {
    const original = speech(roll, 3000);
    const from = 200 + Math.floor(roll() * 2500);
    const length = 6 + Math.floor(roll() * 84);
    const print = quotePrint(original.slice(from, from + length).join(" "));
    const changeable = new Set<number>();
    while (changeable.size < Math.floor(length * 0.3)) changeable.add(from + Math.floor(roll() * length));
    const corrected: string[] = [];
    let [truthFrom, truthTo] = [0, 0];
    for (const [place, word] of original.entries()) {
      if (place === from) truthFrom = corrected.length;
      const inside = place >= from && place < from + length;
      const change = inside ? changeable.has(place) : roll() < 0.02;
      if (!change) corrected.push(word);
      else if (roll() < 0.6) corrected.push(`new${Math.floor(roll() * 1e6)}`);
      if (place === from + length - 1) truthTo = corrected.length;
    }
    const shift = Math.floor(roll() * 3) * 45;
    const found = findQuote(transcript(corrected, shift), print, near(from, from + length));
    const truth = { start: shift + truthFrom * SECONDS_A_WORD, end: shift + truthTo * SECONDS_A_WORD };
    return { moment: found === null || found.kind === "gone" ? null : found.moment, truth };
  }
});
