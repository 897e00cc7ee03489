import { type Statistics, UNWEIGHTED, type Weighting, weightingOf } from "./bm25.ts";
import { type Cursor, NONE, NOTHING } from "./cursor.ts";
import { isDeleted, type LiveSegment } from "./deletions.ts";
import { type DocumentList, ListCursor } from "./document-list.ts";
import { type IndexLeaf, type IndexQuery, listLeaves } from "./index-query.ts";
import { AllCursor, AnyCursor, ButCursor, joinCursors } from "./joined-cursors.ts";
import { openList } from "./listed.ts";
import { listNear } from "./near-list.ts";
import { type ColumnWeights, listOccurrences, listOfRanges, rangesOf } from "./occurrences.ts";
import { Scratch } from "./scratch.ts";
import { WithinCursor } from "./within-cursor.ts";

/** What a leaf is in one segment: a list of it, by its number, the documents in which something was found, or nothing. */
type Found =
  | { readonly kind: "listed"; readonly number: number }
  | { readonly kind: "list"; readonly list: DocumentList }
  | { readonly kind: "nothing" };

/**
 * A cursor for each segment, in their order. What a leaf says is known before the first document is scored: phrases and
 * beginnings are looked up in all segments for that. What is listed then lies in `scratch`.
 */
export function compileQuery(
  segments: readonly LiveSegment[],
  statistics: Statistics,
  query: IndexQuery,
  weights: ColumnWeights,
  scratch = new Scratch(),
): readonly Cursor[] {
  /** By segment, then by leaf. */
  const found = segments.map(() => new Map<IndexLeaf, Found>());
  const weightings = new Map<IndexLeaf, Weighting>();
  for (const leaf of listLeaves(query)) {
    let count = 0;
    for (const [index, live] of segments.entries()) {
      const own = find(live, leaf, weights, scratch);
      found[index]?.set(leaf, own);
      count += countOf(own, live);
    }
    weightings.set(leaf, weightingOf(statistics, count));
  }
  return segments.map((live, index) =>
    compile(live, query, (leaf) =>
      cursorOf(live, found[index]?.get(leaf), weightings.get(leaf) ?? UNWEIGHTED),
    ),
  );
}

function find(live: LiveSegment, leaf: IndexLeaf, weights: ColumnWeights, scratch: Scratch): Found {
  if (leaf.kind === "near") {
    const list = listNear(live, leaf, weights, scratch);
    return list === null ? { kind: "nothing" } : { kind: "list", list };
  }
  const ranges = rangesOf(live.segment, leaf);
  if (ranges === null) return { kind: "nothing" };
  const number = weights === null ? listOfRanges(live.segment, ranges) : null;
  if (number === 0) return { kind: "nothing" };
  if (number !== null) return { kind: "listed", number };
  return { kind: "list", list: listOccurrences(live, ranges, weights, scratch) };
}

/** In how many documents that are left. */
function countOf(found: Found, { segment, deletions }: LiveSegment): number {
  if (found.kind === "nothing") return 0;
  if (found.kind === "list") return found.list.documents.length;
  let count = segment.counts[found.number - 1] ?? 0;
  if (deletions === null) return count;
  const cursor = openList(segment, found.number, UNWEIGHTED);
  for (let document = cursor.next(); document !== NONE; document = cursor.next())
    if (isDeleted(deletions, document)) count -= 1;
  return count;
}

function cursorOf({ segment }: LiveSegment, found: Found | undefined, weighting: Weighting): Cursor {
  if (found?.kind === "listed") return openList(segment, found.number, weighting);
  return found?.kind === "list" ? new ListCursor(segment, found.list, weighting) : NOTHING;
}

function compile(live: LiveSegment, query: IndexQuery, cursorFor: (leaf: IndexLeaf) => Cursor): Cursor {
  switch (query.kind) {
    case "phrase":
    case "beginning":
    case "near":
      return cursorFor(query);
    case "all": {
      const cursors = query.of.map((part) => compile(live, part, cursorFor));
      return cursors.includes(NOTHING) ? NOTHING : joinCursors(cursors, AllCursor);
    }
    case "any": {
      const cursors = query.of.map((part) => compile(live, part, cursorFor));
      return joinCursors(
        cursors.filter((cursor) => cursor !== NOTHING),
        AnyCursor,
      );
    }
    case "but": {
      const wanted = compile(live, query.wanted, cursorFor);
      const excluded = compile(live, query.excluded, cursorFor);
      return wanted === NOTHING || excluded === NOTHING ? wanted : new ButCursor(wanted, excluded);
    }
    case "within": {
      const wanted = compile(live, query.wanted, cursorFor);
      return wanted === NOTHING ? NOTHING : new WithinCursor(live.segment, wanted, query.ranges);
    }
  }
}
