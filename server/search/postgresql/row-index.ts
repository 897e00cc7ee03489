import { type Statistics, scoreOf, weightingOf } from "#core/search/index/bm25.ts";
import { type IndexLeaf, type IndexQuery, listLeaves } from "#core/search/index/index-query.ts";
import type { Matches } from "#core/search/index/matches.ts";
import type { ColumnWeights } from "#core/search/index/occurrences.ts";
import type { Repeats } from "#core/search/index/repeats.ts";
import { passageReading, type TextIndex } from "../engine/text-index.ts";
import type { TextKind } from "../index/text-kind.ts";
import {
  type AskedLeaf,
  type AskRows,
  countRows,
  type FoundRows,
  findRows,
  listRows,
  readTotals,
} from "./row-query.ts";
import { matchesAmong, placesAmong, readSmallIndex } from "./small-index.ts";
import { textQuery } from "./text-query.ts";

const shared = () => new Int32Array(new SharedArrayBuffer(0));

/** Which passages repeat one another is known of all of them in memory alone. */
export const NO_REPEATS: Repeats = { ids: shared(), families: shared() };

/**
 * The words of texts as PostgreSQL keeps them, at one moment. Scores are those of the index in memory, but where words near one
 * another are wanted with others: how much they say is reckoned among the texts that have all of it.
 */
export function indexOfRows(ask: AskRows): TextIndex {
  return {
    score: async (kind, query, weights = null) => {
      const found = await scoreRows(ask, kind, query, weights);
      return isOfPlaces(query) ? scorePlaces(ask, kind, query, weights, found) : found;
    },
    list: async (kind, query) => {
      const asked = textQuery(query);
      if (asked === null) return new Int32Array();
      const ids = await listRows(ask, kind, asked);
      return isOfPlaces(query) ? matchesAmong(ask, kind, ids, query) : ids;
    },
    ...passageReading((ids) => readSmallIndex(ask, "passages", ids)),
    repeats: NO_REPEATS,
  };
}

/** Whether it asks for words near one another, of which PostgreSQL tells only that a text has them. */
function isOfPlaces(query: IndexQuery): boolean {
  return listLeaves(query).some(({ kind }) => kind === "near");
}

/** What has the words, scored by all but those near one another. */
async function scoreRows(
  ask: AskRows,
  kind: TextKind,
  query: IndexQuery,
  weights: ColumnWeights,
): Promise<Matches> {
  const asked = textQuery(query);
  if (asked === null) return { ids: new Int32Array(), scores: new Float64Array() };
  const leaves = wantedLeaves(query).flatMap((leaf): AskedLeaf[] => {
    const own = leaf.kind === "near" ? null : textQuery(leaf);
    return own === null ? [] : [{ leaf, asked: own }];
  });
  const found = await findRows(ask, kind, asked, leaves, weights);
  const counts = isOneGroup(query) ? countFound(found) : await countRows(ask, kind, leaves);
  return { ids: found.ids, scores: scoresOf(found, counts, await readTotals(ask, kind)) };
}

/** Of what has the words, the texts that have them near one another where that is wanted, as those are read. */
async function scorePlaces(
  ask: AskRows,
  kind: TextKind,
  query: IndexQuery,
  weights: ColumnWeights,
  { ids, scores }: Matches,
): Promise<Matches> {
  const near = wantedLeaves(query).filter((leaf) => leaf.kind === "near");
  const found = await placesAmong(ask, kind, ids, query, near, weights);
  const own = scoresOf(found, countFound(found), await readTotals(ask, kind));
  const others = new Map(Array.from(ids, (id, at) => [id, scores[at] ?? 0]));
  return { ids: found.ids, scores: own.map((score, at) => score + (others.get(found.ids[at] ?? 0) ?? 0)) };
}

/** The sum of what each leaf says of each text. `counts`: in how many texts each is. */
function scoresOf(
  found: FoundRows,
  counts: readonly number[],
  statistics: Statistics,
): Float64Array<ArrayBuffer> {
  const scores = new Float64Array(found.ids.length);
  for (const [leaf, frequencies] of found.frequencies.entries()) {
    const weighting = weightingOf(statistics, counts[leaf] ?? 0);
    for (const [at, frequency] of frequencies.entries())
      if (frequency > 0)
        scores[at] = (scores[at] ?? 0) + scoreOf(weighting, frequency, found.lengths[at] ?? 0);
  }
  return scores;
}

/** The leaves that a score is made of. */
function wantedLeaves(query: IndexQuery): readonly IndexLeaf[] {
  switch (query.kind) {
    case "but":
    case "within":
      return wantedLeaves(query.wanted);
    case "all":
    case "any":
      return query.of.flatMap(wantedLeaves);
    default:
      return [query];
  }
}

/** Whether whatever has one of its leaves is found, so that all that have it are known. */
function isOneGroup(query: IndexQuery): boolean {
  switch (query.kind) {
    case "but":
    case "within":
      return false;
    case "all":
      return query.of.length === 1 && query.of.every(isOneGroup);
    case "any":
      return query.of.every(isOneGroup);
    default:
      return true;
  }
}

function countFound({ frequencies }: FoundRows): readonly number[] {
  return frequencies.map((own) => own.reduce((count, frequency) => count + (frequency > 0 ? 1 : 0), 0));
}
