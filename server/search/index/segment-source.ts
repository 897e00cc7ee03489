import type { IdRange } from "#core/search/index/index-query.ts";
import type { TextKind } from "./text-kind.ts";

/** A segment as it is kept. */
export interface StoredSegment {
  readonly id: number;
  readonly kind: TextKind;
  /** How many texts it holds: they leave it, and none is added to it. */
  readonly count: number;
  /** Of each text that it holds, between which ids its documents lie; null where as many of them are known. */
  readonly texts: readonly IdRange[] | null;
  /** Its bytes, where they were asked for. */
  readonly bytes: SharedArrayBuffer | null;
}

/** Where segments are kept: what every database must offer to be searched. */
export interface SegmentSource {
  /** Another where other segments hold the texts, by whomever they were written. It is asked for with every question. */
  readonly version: () => Promise<string>;
  /** All of this version as they are at one moment. `known`: by the ids of those whose bytes are known how many of their texts are. */
  readonly read: (known: ReadonlyMap<number, number>) => Promise<readonly StoredSegment[]>;
}
