import { z } from "zod";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { documentFrom, type LiveSegment } from "#core/search/index/deletions.ts";
import type { DocumentList } from "#core/search/index/document-list.ts";
import type { IndexQuery, NearTerm } from "#core/search/index/index-query.ts";
import { listNear } from "#core/search/index/near-list.ts";
import type { ColumnWeights } from "#core/search/index/occurrences.ts";
import { listMatches, openIndex, type SearchIndex } from "#core/search/index/search-index.ts";
import { lengthOf } from "#core/search/index/segment.ts";
import { TEXT_KINDS, type TextKind } from "../index/text-kind.ts";
import type { AskRows, FoundRows } from "./row-query.ts";

/** So many texts are read, and become a segment, at once: a megabyte. */
const CHUNK = 2000;

const TEXTS: Readonly<Record<TextKind, string>> = {
  passages: `SELECT "id", ARRAY["text"] AS "columns" FROM "Passage" WHERE "id" = ANY($1)`,
  episodes: `SELECT "id", ARRAY["title", "summary", "notesText"] AS "columns" FROM "Episode" WHERE "id" = ANY($1)`,
  chapters: `SELECT "id", ARRAY["title"] AS "columns" FROM "Chapter" WHERE "id" = ANY($1)`,
};
const textRows = z.array(z.object({ id: z.number(), columns: z.array(z.string()) }));

/** An index in memory of these texts alone. */
export async function readSmallIndex(
  ask: AskRows,
  kind: TextKind,
  ids: readonly number[],
): Promise<SearchIndex> {
  const segments: LiveSegment[] = [];
  for await (const some of readSegments(ask, kind, Int32Array.from(new Set(ids)))) segments.push(some);
  return openIndex(segments);
}

/** Those of these texts, ascending, that match. */
export async function matchesAmong(
  ask: AskRows,
  kind: TextKind,
  ids: Int32Array,
  query: IndexQuery,
): Promise<Int32Array> {
  const matches: number[] = [];
  for await (const some of readSegments(ask, kind, ids))
    for (const id of listMatches(openIndex([some]), query)) matches.push(id);
  return Int32Array.from(matches);
}

/** The same, and how often they have words near one another. */
export async function placesAmong(
  ask: AskRows,
  kind: TextKind,
  ids: Int32Array,
  query: IndexQuery,
  near: readonly NearTerm[],
  weights: ColumnWeights,
): Promise<FoundRows> {
  const matches: number[] = [];
  const lengths: number[] = [];
  const frequencies = near.map((): number[] => []);
  for await (const some of readSegments(ask, kind, ids)) {
    const { segment } = some;
    const own = near.map((term) => frequenciesIn(listNear(some, term, weights)));
    for (const id of listMatches(openIndex([some]), query)) {
      const document = documentFrom(segment, id);
      matches.push(id);
      lengths.push(lengthOf(segment, document));
      for (const [at, each] of own.entries()) frequencies[at]?.push(each.get(document) ?? 0);
    }
  }
  return {
    ids: Int32Array.from(matches),
    lengths: Float64Array.from(lengths),
    frequencies: frequencies.map((each) => Float64Array.from(each)),
  };
}

function frequenciesIn(list: DocumentList | null): ReadonlyMap<number, number> {
  return new Map(Array.from(list?.documents ?? [], (document, at) => [document, list?.frequencies[at] ?? 0]));
}

/** Texts by some of them at a time, so that what asks for many keeps no more than it finds. */
async function* readSegments(ask: AskRows, kind: TextKind, ids: Int32Array): AsyncGenerator<LiveSegment> {
  for (let from = 0; from < ids.length; from += CHUNK)
    yield await readSegment(ask, kind, [...ids.subarray(from, from + CHUNK)]);
}

async function readSegment(ask: AskRows, kind: TextKind, ids: readonly number[]): Promise<LiveSegment> {
  const texts = textRows.parse(await ask(TEXTS[kind], [ids]));
  return { segment: buildSegment(texts, TEXT_KINDS[kind]), deletions: null };
}
