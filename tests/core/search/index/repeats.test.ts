import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { deleteDocuments } from "#core/search/index/deletions.ts";
import { findRepeats } from "#core/search/index/repeats.ts";
import { sketchesOf } from "#core/search/index/sketch.ts";

const READ =
  "This show is brought to you by Candlewick, who make rope for lighthouses of every size and send it to your door by boat.";
const OTHER =
  "Tides are what the moon does to the sea twice a day, said the keeper, and he went on up the stairs.";

/** The families of texts that are spread over so many segments, as the numbers of the texts. */
function familiesOf(texts: readonly string[], segments = 1, deleted: readonly number[] = []) {
  const documents = texts.map((text, id) => ({ id, columns: [text] }));
  const parts = Array.from({ length: segments }, (_, part) => {
    const segment = buildSegment(documents.filter(({ id }) => id % segments === part));
    return { ...deleteDocuments({ segment, deletions: null }, deleted), sketches: sketchesOf(segment) };
  });
  const { ids, families } = findRepeats(parts);
  const members = new Map<number, number[]>();
  for (const [index, id] of ids.entries()) {
    const family = families[index] ?? -1;
    members.set(family, [...(members.get(family) ?? []), id]);
  }
  return [...members.entries()].map(([family, own]) => [family, ...own]);
}

test.each([
  ["the same", READ],
  ["the same but for case and punctuation", READ.toUpperCase().replaceAll(".", "!")],
  ["one word another", READ.replace("every", "any")],
  ["one word more", READ.replace("of every", "of almost every")],
  ["begun earlier", `And that was it for today, dear all. ${READ}`],
  ["ended earlier", READ.slice(0, READ.indexOf("and send"))],
])("a text is repeated by %s", (_, text) => {
  expect(familiesOf([READ, OTHER, text])).toEqual([[0, 0, 2]]);
});

test.each([
  ["other words", OTHER],
  ["the same words in another order", READ.split(" ").toReversed().join(" ")],
  ["a phrase of it alone", `This show is brought to you by our listeners. ${OTHER}`],
])("a text is not repeated by %s", (_, text) => {
  expect(familiesOf([READ, text])).toEqual([]);
});

test("short texts repeat nothing: anybody says them again", () => {
  const text = "Yes, and thank you so much, Ann.";
  expect(familiesOf([text, text])).toEqual([]);
});

test("texts in scripts without spaces repeat one another as well", () => {
  expect(familiesOf(["東京の灯台は古い。とても古い。", "はい。", "東京の灯台は古い。とても古い。"])).toEqual([
    [0, 0, 2],
  ]);
});

test("what was deleted repeats nothing", () => {
  expect(familiesOf([READ, READ, OTHER, READ], 1, [1])).toEqual([[0, 0, 3]]);
  expect(familiesOf([READ, READ], 1, [1])).toEqual([]);
});

test("a phrase that everybody uses hides none of what is repeated behind it", () => {
  const texts = Array.from(
    { length: 60 },
    (_, number) =>
      `Thank you so much for having me here, said ${number} ${number + 1} ${number + 2} ${number + 3} of them.`,
  );
  const repeated = `Thank you so much for having me here. ${OTHER}`;
  expect(familiesOf([...texts, repeated, repeated]).find((members) => members.includes(60))).toEqual([
    60, 60, 61,
  ]);
});

test("what is between two texts does not make them one", () => {
  const words = Array.from({ length: 40 }, (_, number) => `w${number}`);
  const between = words.slice(10, 34).join(" ");
  const [first, last] = [words.slice(0, 24).join(" "), words.slice(20).join(" ")];
  expect(familiesOf([first, between])).toEqual([[0, 0, 1]]);
  expect(familiesOf([between, last])).toEqual([[0, 0, 1]]);
  expect(familiesOf([first, between, last])).toEqual([[0, 0, 1]]);
});

test("however texts lie in segments, the same repeat one another", () => {
  const words = fc.constantFrom("sea", "rope", "lamp", "moon", "rock", "wick", "door", "boat", "tide", "fog");
  const text = fc.array(words, { minLength: 10, maxLength: 30 }).map((list) => list.join(" "));
  const texts = fc.array(text, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 5 }), (own, segments) => {
      const all = [...own, ...own];
      const found = familiesOf(all);
      expect(familiesOf(all, segments)).toEqual(found);
      for (const id of own.keys())
        expect(
          found.filter(([, ...family]) => family.includes(id) && family.includes(id + own.length)),
        ).toHaveLength(1);
    }),
  );
});
