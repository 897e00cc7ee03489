import { expect, test } from "vitest";
import { meantQueries } from "#core/search/did-you-mean.ts";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { markWords } from "#core/search/index/marked-words.ts";
import { openIndex, scoreMatches } from "#core/search/index/search-index.ts";
import { listWords } from "#core/search/index/vocabulary.ts";
import { WordOrder } from "#core/search/index/word-order.ts";
import { parseQuery } from "#core/search/query.ts";
import { typedQuery } from "#core/search/typed-query.ts";
import { at } from "#server/search/catalogue/at.ts";
import type { TranscriptEntry } from "#server/search/catalogue/catalogue.ts";
import { planQuery } from "#server/search/catalogue/plan.ts";
import { joinTurns, listSpokenTurns } from "#server/search/catalogue/turns.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";
import { toIndexQuery, toTurnQueries } from "#server/search/index/index-query.ts";
import { chances } from "../../chances.ts";
import { inventDocuments } from "../../core/search/index/corpora.ts";
import { episodeEntry } from "./catalogue/episode-entry.ts";

/** FUZZ=1000000 for as many, of which the slowest is told then. */
const QUERIES = Number(process.env.FUZZ ?? 3000);
const SEED = Number(process.env.SEED ?? 59);

const NUMBERS = [
  "in nineteen eighty four there were twenty two of them, 1984, 22 and the 5th",
  "в тысяча девятьсот восемьдесят четвёртом их было двадцать два, 5-го числа",
];
const documents = [...inventDocuments(60).map(({ columns }) => columns.join(" ")), ...NUMBERS].map(
  (text, id) => ({
    id,
    columns: [text],
  }),
);
const segment = buildSegment(documents);
const index = openIndex([{ segment, deletions: null }]);
const order = new WordOrder(index);
const words = listWords(segment).map((word, place) => ({ word, passages: segment.counts[place] ?? 0 }));
const vocabulary = new Vocabulary(words, documents.length);
const transcript: TranscriptEntry = {
  id: 1,
  episode: episodeEntry(),
  language: "en",
  timed: true,
  untimed: new Set(),
  first: 0,
  speakers: new Uint32Array(documents.length),
};
const times = {
  starts: Float64Array.from(documents, ({ id }) => 20 * id),
  ends: Float64Array.from(documents, ({ id }) => 20 * id + 20),
};

/** Signs and words of the language, words of the index, and what stands in no index. */
const PIECES = [
  ...' |  |"|""|~|~5|~0|"~3 |-|--|*|:|(|)|OR| OR | ИЛИ | THEN | ПОТОМ |THEN|within:60| within:1m|within:|speaker:|-speaker:'.split(
    "|",
  ),
  ...'in:title|has:transcript|-has:transcript|lang:ru|lang:|after:2025|before:soon|show:"|\0|\n|\u001f|\ue02b|\ud800'.split(
    "|",
  ),
  ..."1984|22|0|9999|10000|007|5th|5-го|3.5|44,100|nineteen|eighty|eighty-four|oh|hundred|thousand|and|twenty".split(
    "|",
  ),
  ..."тысяча|девятьсот|восемьдесят|четвёртом|двух|двухтысячный|сорока|lamp|lamps|rock|the|a|b|ru*|li|C++|.NET|маяк|東京|हिन्दी".split(
    "|",
  ),
];

function makeQuery(random: () => number): string {
  const whole = (below: number) => Math.floor(random() * below);
  const length = whole(random() < 0.03 ? 200 : random() < 0.3 ? 16 : 5);
  return Array.from({ length }, () => {
    const kind = random();
    if (kind < 0.85) return at(PIECES, whole(PIECES.length)) + (random() < 0.8 ? " " : "");
    if (kind < 0.95) return String.fromCharCode(32 + whole(95));
    return String.fromCodePoint(whole(0x11_0000));
  }).join("");
}

/** All that is done with what is typed; how many passages it finds. */
function ask(text: string): number {
  typedQuery(text);
  meantQueries(text, vocabulary);
  const plan = planQuery(parseQuery(text), vocabulary);
  const match = toIndexQuery(plan);
  if (match === null) return 0;
  const turns = toTurnQueries(plan);
  const found =
    turns.length === 0
      ? scoreMatches(index, match)
      : joinTurns(
          listSpokenTurns(
            turns.map((query) => ({ matches: scoreMatches(index, query), speakers: null })),
            [transcript],
          ),
          {
            within: plan.within,
            times: new Map([[1, times]]),
            isInOrder: (turn, id) => order.isBefore(id, at(turns, turn - 1), at(turns, turn)),
          },
        );
  for (const id of found.ids) {
    const parts = markWords(at(documents, id).columns[0] ?? "", match);
    if (!parts.some(({ marked }) => marked)) throw new Error(`Nothing is marked in ${id}`);
  }
  for (const score of found.scores ?? []) if (!(score >= 0)) throw new Error(`No score: ${score}`);
  return found.ids.length;
}

test("whatever is typed is parsed, planned, found and marked without an error", { timeout: 0 }, () => {
  const random = chances(SEED);
  let slowest = { text: "", took: 0 };
  let finding = 0;
  for (let number = 0; number < QUERIES; number++) {
    const text = makeQuery(random);
    const began = performance.now();
    try {
      if (ask(text) > 0) finding += 1;
    } catch (error) {
      throw new Error(`Query ${number} of seed ${SEED}: ${JSON.stringify(text)}`, { cause: error });
    }
    const took = performance.now() - began;
    if (took > slowest.took) slowest = { text, took };
  }
  if (process.env.FUZZ !== undefined)
    console.info(
      `${finding} of ${QUERIES} find something; slowest ${slowest.took.toFixed(1)} ms: ${JSON.stringify(slowest.text)}`,
    );
  expect(finding).toBeGreaterThan(QUERIES / 20);
});
