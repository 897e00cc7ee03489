import { closenessIn } from "#core/search/index/closeness.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import type { Matches } from "#core/search/index/matches.ts";
import type { ColumnWeights } from "#core/search/index/occurrences.ts";
import type { Repeats } from "#core/search/index/repeats.ts";
import type { Scratch } from "#core/search/index/scratch.ts";
import { listMatches, type SearchIndex, scoreMatches } from "#core/search/index/search-index.ts";
import { WordOrder } from "#core/search/index/word-order.ts";
import type { Indexes } from "../index/shelf.ts";
import type { TextKind } from "../index/text-kind.ts";

/** What finds words in texts, wherever it keeps them. Ids are those of documents, ascending where they are given. */
export interface TextIndex {
  /** All that match with their scores: BM25, the higher the better. */
  readonly score: (kind: TextKind, query: IndexQuery, weights?: ColumnWeights) => Promise<Matches>;
  /** All that match. */
  readonly list: (kind: TextKind, query: IndexQuery) => Promise<Int32Array>;
  /** How close together passages have what is wanted, see closenessIn; it is asked only of `ids`. */
  readonly closeness: (
    ids: readonly number[],
    groups: readonly (readonly string[])[],
  ) => Promise<(id: number) => number>;
  /** In which order passages say things, see WordOrder; it is asked only of `ids`. */
  readonly order: (ids: readonly number[]) => Promise<Pick<WordOrder, "isBefore">>;
  /** Which passages are said again elsewhere. */
  readonly repeats: Repeats;
}

/** The index that threads share. What is found lies in `scratch`, until that is cleared. */
export function indexInMemory(indexes: Indexes, scratch: Scratch): TextIndex {
  const { passages, repeats } = indexes;
  return {
    score: async (kind, query, weights) => scoreMatches(indexes[kind], query, weights, scratch),
    list: async (kind, query) => listMatches(indexes[kind], query, scratch),
    ...passageReading(async () => passages),
    repeats,
  };
}

/** What is read of passages that were found, out of an index that holds them at least. */
export function passageReading(
  holding: (ids: readonly number[]) => Promise<SearchIndex>,
): Pick<TextIndex, "closeness" | "order"> {
  return {
    closeness: async (ids, groups) => closenessIn(await holding(ids), groups),
    order: async (ids) => new WordOrder(await holding(ids)),
  };
}
