import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalLanguage, isSameLanguage, knownLanguage, languageName } from "#core/text/language.ts";

describe("a language", () => {
  test.each([
    ["en", "en"],
    ["EN-us", "en-US"],
    ["hi_IN", "hi-IN"],
    ["en_US.UTF-8", "en-US"],
    ["de_AT@euro", "de-AT"],
    ["en,es", "en"],
    ["en-us, es-mx", "en-US"],
    ["fr / en", "fr"],
    [" pt-br ", "pt-BR"],
    ["eng", "en"],
    ["iw", "he"],
    ["zh-hant-tw", "zh-Hant-TW"],
    ["zh_Hans", "zh-Hans"],
    ["es-419", "es-419"],
    ["en-USA", "en"],
    ["en-", "en"],
    ["zh-cmn-Hans", "zh"],
    ["ar-u-nu-latn", "ar"],
  ])("written as %o is %s", (text, tag) => {
    expect(canonicalLanguage(text)).toBe(tag);
  });

  test.each([
    "",
    " ",
    "-",
    "_",
    ",en",
    "English (US)",
    "english",
    "deutsch",
    "Русский",
    "x-private",
    "und",
    "C",
    "e",
    "1",
  ])("written as %o is none", (text) => {
    expect(canonicalLanguage(text)).toBeNull();
  });

  test("whatever is written can be given to Intl, and is canonical already", () => {
    const tagLike = fc.stringMatching(/^[a-zA-Z0-9_,;.@ -]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(tagLike, fc.string({ unit: "grapheme" })), (text) => {
        const tag = canonicalLanguage(text);
        if (tag !== null) expect(canonicalLanguage(tag)).toBe(tag);
        new Intl.Segmenter(knownLanguage(text));
        expect(languageName(text)).toBeTypeOf("string");
      }),
      { numRuns: 500 },
    );
  });

  test("a long list is read as fast as its beginning", () => {
    expect(canonicalLanguage(`${"en-".repeat(100_000)}`)).toBeNull();
    expect(canonicalLanguage(`en${",".repeat(100_000)}`)).toBe("en");
  });
});

describe("two languages", () => {
  test.each([
    ["en", "en", true],
    ["en", "en-US", true],
    ["en_us", "EN-US", true],
    ["zh-TW", "zh-Hant", true],
    ["en-US", "en-GB", false],
    ["zh", "zh-Hant", false],
    ["sr", "sr-Latn", false],
    ["de", "en", false],
    ["english", "english", true],
    ["english", "german", false],
    ["english", "en", false],
  ])("%s and %s: the same is %s", (one, other, same) => {
    expect(isSameLanguage(one, other)).toBe(same);
    expect(isSameLanguage(other, one)).toBe(same);
  });
});
