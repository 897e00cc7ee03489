import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wordStem } from "#core/search/word-stem.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";

test.each([
  ["run", "running", "runs"],
  ["lighthouse", "lighthouses"],
  ["try", "tries", "tried", "trying"],
  ["sky", "skies"],
  ["die", "dies", "died", "dying"],
  ["маяк", "маяки", "маяков", "маяками"],
  ["запись", "записи", "записью", "записей", "записях"],
  ["видеозапись", "видеозаписи"],
  ["рукопись", "рукописи", "рукописью"],
  ["смесь", "смеси", "смесью"],
  ["гусь", "гуси", "гусей"],
  ["говорить", "говорил", "говорила"],
])("forms of one word have one stem: %s, %s", (...words) => {
  expect(new Set(words.map(wordStem)).size).toBe(1);
});

test.each([
  ["news", "new"],
  ["general", "generation"],
  ["university", "universe"],
  ["evening", "even"],
  ["sky", "ski"],
  ["skies", "skis"],
  ["die", "dye"],
  ["маяк", "мак"],
])("%s and %s are not forms of one word", (one, other) => {
  expect(wordStem(one)).not.toBe(wordStem(other));
});

/** The words of the demo's transcripts of a language, with how often they are spoken. */
function spokenWords(folder: string): Vocabulary {
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".vtt"))) {
    const text = readFileSync(`${folder}/${file}`, "utf8").replace(/<[^>]*>|[\d:.]+ --> .*/g, " ");
    for (const word of indexWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, passages]) => ({ word, passages }));
  return new Vocabulary(words, words.length);
}

describe.each([
  ["English", "prisma/demo/set-down-in-sound", "abcdefghijklmnopqrstuvwxyz"],
  ["Russian", "prisma/demo/zapisano-s-golosa", "абвгдежзийклмнопрстуфхцчшщъыьэюя"],
])("slips of the hand in %s", (_, folder, alphabet) => {
  const vocabulary = spokenWords(folder);
  const words = vocabulary
    .completions("", 10_000)
    .filter((word) => word.length > 2 && [...word].every((letter) => alphabet.includes(letter)));
  const slips = words.flatMap((word) =>
    [...word].flatMap((letter, at) => {
      const [before, after] = [word.slice(0, at), word.slice(at + 1)];
      const wrong = alphabet[(word.length * 7 + at) % alphabet.length] ?? "";
      return [
        before + after,
        before + wrong + after,
        before + wrong + letter + after,
        before + (after[0] ?? "") + letter + after.slice(1),
      ]
        .filter((typed) => vocabulary.passages(typed) === 0)
        .map((typed) => ({ typed, word }));
    }),
  );

  test("nine of ten are recovered", () => {
    expect(slips.length).toBeGreaterThan(3000);
    const recovered = slips.filter(({ typed, word }) => vocabulary.corrections(typed, 3).includes(word));
    expect(recovered.length / slips.length).toBeGreaterThan(0.9);
  });
});
