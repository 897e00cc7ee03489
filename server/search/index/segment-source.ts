import type { IdRange } from "#core/search/index/index-query.ts";
import type { TextKind } from "./text-kind.ts";

/** A segment as it is kept. */
export interface StoredSegment {
  readonly id: number;
  readonly kind: TextKind;
  /** Of each text that it holds, between which ids its documents lie. */
  readonly texts: readonly IdRange[];
  /** Its bytes, where they were asked for. */
  readonly bytes: SharedArrayBuffer | null;
}

/** Where segments are kept: what every database must offer to be searched. */
export interface SegmentSource {
  /** Another where other segments hold the texts, by whomever they were written. It is asked for with every question. */
  readonly version: () => Promise<string>;
  /** All of this version as they are at one moment, with the bytes of those that are not `known` by their ids. */
  readonly read: (known: ReadonlySet<number>) => Promise<readonly StoredSegment[]>;
}
