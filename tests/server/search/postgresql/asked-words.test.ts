import { expect, test } from "vitest";
import { meantQueries } from "#core/search/did-you-mean.ts";
import { parseQuery } from "#core/search/query.ts";
import { wordStem } from "#core/search/word-stem.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { planQuery } from "#server/search/catalogue/plan.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";
import { answerByWords, type ReadWords } from "#server/search/postgresql/asked-words.ts";

const SPOKEN =
  "lamp lamps rock rocks light house old nineteen eighty four 1984 twenty 20 маяк маяках скала скале the and of to in is it for on c++ 灯台は岬の上に立っ";
const words = indexWords(SPOKEN).map((word, place) => ({ word, passages: place + 1 }));
const TOTAL = 40;
const whole = new Vocabulary(words, TOTAL);
const read: ReadWords = async (wanted) =>
  words.filter(({ word }) => wanted.words.includes(word) || wanted.stems.includes(wordStem(word)));

test.each([
  "",
  "lamp",
  "lapm rock",
  '"lapm rock"',
  "lighthouse",
  "nineteen eighty-four",
  "1984 OR twenty -rock*",
  '"lamp rock"~3 THEN old',
  "vfzr",
  "скалле",
  "c++ the of",
  "灯台は岬の上に立っていた",
  "the-and-of-to-in-is-it-for-on",
])("what is made of %j by the words that it asks about is what is made by all words", async (query) => {
  expect(await answerByWords((known) => planQuery(parseQuery(query), known), read, TOTAL)).toEqual(
    planQuery(parseQuery(query), whole),
  );
  expect(await answerByWords((known) => meantQueries(query, known), read, TOTAL)).toEqual(
    meantQueries(query, whole),
  );
});

test.each(["灯台は岬の上に立っていた", "the-and-of-to-in-is-it-for-on", "nineteen eighty-four"])(
  "the parts of %j are read together",
  async (query) => {
    let rounds = 0;
    const counting: ReadWords = async (wanted) => {
      rounds += 1;
      return read(wanted);
    };
    await answerByWords((known) => planQuery(parseQuery(query), known), counting, TOTAL);
    await answerByWords((known) => meantQueries(query, known), counting, TOTAL);
    expect(rounds).toBeLessThan(6);
  },
);

test("no more is read than is asked about", async () => {
  const asked: string[] = [];
  await answerByWords(
    (known) => planQuery(parseQuery("lamp"), known),
    async (wanted) => {
      asked.push(...wanted.words, ...wanted.stems);
      return read(wanted);
    },
    TOTAL,
  );
  expect([...new Set(asked)]).toEqual(["lamp", "lamps"]);
});
