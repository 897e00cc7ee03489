import { z } from "zod";
import { buildSegment } from "#core/search/index/build-segment.ts";
import type { LiveSegment } from "#core/search/index/deletions.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { listMatches, openIndex, type SearchIndex } from "#core/search/index/search-index.ts";
import { TEXT_KINDS, type TextKind } from "../index/text-kind.ts";
import type { AskRows } from "./row-query.ts";

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
  const each = [...new Set(ids)];
  for (let from = 0; from < each.length; from += CHUNK)
    segments.push(await readSegment(ask, kind, each.slice(from, from + CHUNK)));
  return openIndex(segments);
}

/** Those of these texts, ascending, that match: no more of them is kept than is read at once. */
export async function matchesAmong(
  ask: AskRows,
  kind: TextKind,
  ids: Int32Array,
  query: IndexQuery,
): Promise<Int32Array> {
  const matches: number[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = await readSegment(ask, kind, [...ids.subarray(from, from + CHUNK)]);
    for (const id of listMatches(openIndex([some]), query)) matches.push(id);
  }
  return Int32Array.from(matches);
}

async function readSegment(ask: AskRows, kind: TextKind, ids: readonly number[]): Promise<LiveSegment> {
  const texts = textRows.parse(await ask(TEXTS[kind], [ids]));
  return { segment: buildSegment(texts, TEXT_KINDS[kind]), deletions: null };
}
