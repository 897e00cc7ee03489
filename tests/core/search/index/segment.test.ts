import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSegment, type IndexedDocument } from "#core/search/index/build-segment.ts";
import { deleteDocuments, type LiveSegment } from "#core/search/index/deletions.ts";
import { mergeSegments } from "#core/search/index/merge-segments.ts";
import { lengthOf, openSegment, type Segment, startOf } from "#core/search/index/segment.ts";
import { listWords, rangeOfPrefix, rangeOfWord } from "#core/search/index/vocabulary.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { inventDocuments } from "./corpora.ts";

/** Texts of any letters, those too that take two units. */
const texts = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.lorem({ maxCount: 6 })), { maxLength: 12 });

function documentsOf(list: readonly string[]): readonly IndexedDocument[] {
  return list.map((text, index) => ({ id: 2 * index + 1, columns: [text] }));
}

function live(documents: readonly IndexedDocument[]): LiveSegment {
  return { segment: buildSegment(documents), deletions: null };
}

/** The words of each document, read back. */
function wordsOf(segment: Segment): readonly (readonly string[])[] {
  const words = listWords(segment);
  return Array.from(segment.ids, (_, document) =>
    Array.from(
      segment.tokens.subarray(startOf(segment.ends, document), segment.ends[document]),
      (token) => words[token - 1] ?? "",
    ),
  );
}

test("a segment gives back the words of its documents, as it is built and as it is opened", () => {
  fc.assert(
    fc.property(texts, (list) => {
      const segment = buildSegment(documentsOf(list));
      expect(wordsOf(segment)).toEqual(list.map(indexWords));
      const opened = openSegment(segment.bytes.slice().buffer);
      expect(opened).toEqual(segment);
      for (const [document, text] of list.entries())
        expect(lengthOf(segment, document)).toBe(indexWords(text).length);
    }),
  );
});

test("words are found, and those that begin so, in any script", () => {
  fc.assert(
    fc.property(texts, fc.nat(40), fc.nat(3), (list, at, letters) => {
      const segment = buildSegment(documentsOf([...list, "𐍈𐍈 C++ 灯台 ёлка"]));
      const words = listWords(segment);
      const word = words[at % words.length] ?? "";
      const { from, to } = rangeOfWord(segment, word);
      expect(words.slice(from - 1, to - 1)).toEqual([word]);
      const prefix = [...word].slice(0, letters + 1).join("");
      const range = rangeOfPrefix(segment, prefix);
      expect(words.slice(range.from - 1, range.to - 1)).toEqual(words.filter((w) => w.startsWith(prefix)));
      const none = rangeOfWord(segment, `${word}\u0000`);
      expect(none.from).toBe(none.to);
    }),
  );
});

test("one wrong byte, a cut and a tail are noticed", () => {
  const { bytes } = buildSegment(inventDocuments(40));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ change;
      expect(openSegment(damaged.buffer)).toBeNull();
      expect(openSegment(bytes.slice(0, at).buffer)).toBeNull();
      const longer = new Uint8Array(bytes.length + 4 * (at + 1));
      longer.set(bytes);
      expect(openSegment(longer.buffer)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test("other bytes are no segment", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => openSegment(bytes.slice().buffer) === null),
  );
});

test("in whatever order segments are merged, they become what is built of their documents at once", () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }), (list, parts) => {
      const documents = documentsOf(list);
      const of = (part: number) => live(documents.filter((_, index) => parts[index] === part));
      const merge = (...segments: readonly LiveSegment[]): LiveSegment => ({
        segment: mergeSegments(segments),
        deletions: null,
      });
      const [a, b, c] = [of(0), of(1), of(2)];
      const whole = buildSegment(documents).bytes;
      expect(merge(merge(a, b), c).segment.bytes).toEqual(whole);
      expect(merge(a, merge(b, c)).segment.bytes).toEqual(whole);
      expect(merge(c, a, b).segment.bytes).toEqual(whole);
    }),
  );
});

test("what is deleted leaves nothing behind once segments are merged", () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(30)), (list, ids) => {
      const documents = documentsOf(list);
      const merged = mergeSegments([deleteDocuments(live(documents), ids)]);
      expect(merged.bytes).toEqual(buildSegment(documents.filter(({ id }) => !ids.includes(id))).bytes);
    }),
  );
});

test("many documents, words of several blocks and columns are merged as they are built", () => {
  const documents = inventDocuments(2000, 3);
  const [first, second] = [documents.slice(0, 700), documents.slice(700)].map((part) => ({
    segment: buildSegment(part, 3),
    deletions: null,
  }));
  if (!first || !second) throw new Error("There are two");
  expect(mergeSegments([second, first]).bytes).toEqual(buildSegment(documents, 3).bytes);
});

test("an id that comes twice, and columns that are not as many, are refused", () => {
  const twice = [live(documentsOf(["a"])), live(documentsOf(["b"]))];
  expect(() => mergeSegments(twice)).toThrow("Document 1 does not come after 1");
  expect(() => buildSegment(documentsOf(["a"]), 2)).toThrow("Document 1 has 1 columns, not 2");
  const other = { segment: buildSegment([{ id: 9, columns: ["a", "b"] }], 2), deletions: null };
  expect(() => mergeSegments([live(documentsOf(["a"])), other])).toThrow("different columns");
});
