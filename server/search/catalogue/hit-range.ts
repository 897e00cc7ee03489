import { at } from "./at.ts";
import type { Catalogue } from "./catalogue.ts";
import { placeFrom } from "./folding.ts";

/** Passages that match: their ids, ascending, and at the same index how well (BM25); null when all match alike. */
export interface PassageHits {
  readonly ids: Int32Array;
  readonly scores: Float64Array | null;
}

/** Some hits that follow one another: from index `from` to before `to`. */
export interface HitRange {
  readonly hits: PassageHits;
  readonly from: number;
  readonly to: number;
}

/** Every passage there is, all alike: for a search that names no words. */
export function everyPassage({ transcripts }: Catalogue): PassageHits {
  const count = transcripts.reduce((sum, { speakers }) => sum + speakers.length, 0);
  const ids = new Int32Array(count);
  let index = 0;
  for (const { first, speakers } of transcripts)
    for (let number = 0; number < speakers.length; number++) ids[index++] = first + number;
  return { ids, scores: null };
}

/** Of the hits those of these passages alone; `among`: ids, ascending. */
export function hitsAmong({ ids, scores }: PassageHits, among: readonly number[]): PassageHits {
  const wanted = new Set(among);
  return {
    ids: ids.filter((id) => wanted.has(id)),
    scores: scores?.filter((_, index) => wanted.has(at(ids, index))) ?? null,
  };
}

/** Those of some hits that are wanted; the same where all are. */
export function sift(range: HitRange, keeps: (id: number) => boolean): HitRange {
  const { hits, from, to } = range;
  const kept: number[] = [];
  for (let index = from; index < to; index++) if (keeps(at(hits.ids, index))) kept.push(index);
  if (kept.length === to - from) return range;
  const { scores } = hits;
  return {
    hits: {
      ids: Int32Array.from(kept, (index) => at(hits.ids, index)),
      scores: scores && Float64Array.from(kept, (index) => at(scores, index)),
    },
    from: 0,
    to: kept.length,
  };
}

/** What is left without these ids, which ascend; the same where it has none of them. */
export function without(range: HitRange, ids: Int32Array): HitRange {
  const { hits, from, to } = range;
  if (ids.length === 0) return range;
  let place = placeFrom(ids, hits.ids[from] ?? 0, 0);
  const end = placeFrom(ids, (hits.ids[to - 1] ?? 0) + 1, place);
  if (place === end) return range;
  return sift(range, (id) => {
    while (place < end && at(ids, place) < id) place += 1;
    return ids[place] !== id;
  });
}

export function idsIn({ hits, from, to }: HitRange): readonly number[] {
  return [...hits.ids.subarray(from, to)];
}
