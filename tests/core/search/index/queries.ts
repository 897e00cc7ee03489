import fc from "fast-check";
import type { IndexedDocument } from "#core/search/index/build-segment.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { indexWords } from "#core/text/indexed-text.ts";

/** Queries of every kind, of words as they stand in these documents, and now and then of one that stands nowhere. */
export function queriesOf(documents: readonly IndexedDocument[]): fc.Arbitrary<IndexQuery> {
  const spoken = documents
    .flatMap(({ columns }) => columns.map(indexWords))
    .filter((words) => words.length > 0);
  const place = fc.tuple(fc.nat(spoken.length - 1), fc.nat(1000));
  const words = fc.tuple(place, fc.integer({ min: 1, max: 3 })).map(([[text, word], length]) => {
    const own = spoken[text] ?? [];
    const from = word % own.length;
    return own.slice(from, from + length);
  });
  const phrase = words.map((own): IndexQuery => ({ kind: "phrase", words: own }));
  const word = words.map((own): IndexQuery => ({ kind: "phrase", words: own.slice(0, 1) }));
  const beginning = fc.tuple(words, fc.integer({ min: 1, max: 3 })).map(([own, length]): IndexQuery => {
    const last = [...(own.at(-1) ?? "")].slice(0, length).join("");
    return { kind: "beginning", words: [...own.slice(0, -1), last] };
  });
  const unspoken = fc.constant<IndexQuery>({ kind: "phrase", words: ["unspoken"] });
  const term = fc.oneof(
    { arbitrary: word, weight: 6 },
    { arbitrary: phrase, weight: 3 },
    { arbitrary: beginning, weight: 3 },
    { arbitrary: unspoken, weight: 1 },
  );
  const any = fc.array(term, { minLength: 1, maxLength: 4 }).map((of): IndexQuery => ({ kind: "any", of }));
  const all = fc
    .array(fc.oneof(term, any), { minLength: 1, maxLength: 3 })
    .map((of): IndexQuery => ({ kind: "all", of }));
  const but = fc
    .tuple(fc.oneof(all, any), any)
    .map(([wanted, excluded]): IndexQuery => ({ kind: "but", wanted, excluded }));
  const query = fc.oneof(term, any, all, but);
  const within = fc.tuple(query, rangesOf(documents)).map(([wanted, ranges]): IndexQuery => {
    return { kind: "within", wanted, ranges };
  });
  return fc.oneof({ arbitrary: query, weight: 5 }, { arbitrary: within, weight: 1 });
}

function rangesOf(documents: readonly IndexedDocument[]) {
  const most = Math.max(...documents.map(({ id }) => id));
  return fc.uniqueArray(fc.nat(most), { maxLength: 6 }).map((edges) => {
    const sorted = edges.toSorted((a, b) => a - b);
    return sorted.flatMap((first, index) => {
      const last = sorted[index + 1];
      return index % 2 === 0 && last !== undefined ? [{ first, last: last - 1 }] : [];
    });
  });
}
