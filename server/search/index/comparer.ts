import type { Deletions } from "#core/search/index/deletions.ts";
import { findRepeats, type Repeats, type SketchedSegment } from "#core/search/index/repeats.ts";
import { viewSegment } from "#core/search/index/segment.ts";
import { sketchesOf } from "#core/search/index/sketch.ts";

/** A segment of passages in memory that threads share, as far as it is compared. */
export interface ComparedSegment {
  readonly id: number;
  readonly bytes: SharedArrayBuffer;
  readonly deletions: Deletions | null;
}

/** Finds which passages repeat one another; of segments that it has compared before it knows the sketches. */
export class Comparer {
  #known: ReadonlyMap<number, Omit<SketchedSegment, "deletions">> = new Map();

  compare(segments: readonly ComparedSegment[]): Repeats {
    const before = this.#known;
    this.#known = new Map(segments.map(({ id, bytes }) => [id, before.get(id) ?? sketched(bytes)]));
    return findRepeats(
      segments.flatMap(({ id, deletions }) => {
        const known = this.#known.get(id);
        return known ? [{ ...known, deletions }] : [];
      }),
    );
  }
}

function sketched(bytes: SharedArrayBuffer): Omit<SketchedSegment, "deletions"> {
  const segment = viewSegment(bytes);
  return { segment, sketches: sketchesOf(segment) };
}
