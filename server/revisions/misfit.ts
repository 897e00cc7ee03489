import type { Correction, EditablePassage } from "#core/revision/correction.ts";
import type { Revision } from "./revision-row.ts";

/** What a wish was told against is not there any more. */
export interface Misfit {
  readonly kind: "misfit";
  /** Which of the wishes, from 0. */
  readonly wish: number;
  /** The passage as it is now; null where it is gone. */
  readonly passage: EditablePassage | null;
  /** What changed it last; null where nothing did. */
  readonly last: Revision | null;
}

/** Of these revisions, in their order, the last that touched one of these passages. */
export function lastOn(ids: readonly number[], revisions: readonly Revision[]): Revision | null {
  const touched = new Set(ids);
  return (
    revisions.findLast(({ corrections }) => corrections.flatMap(passagesOf).some((id) => touched.has(id))) ??
    null
  );
}

/** The ids of the passages that a correction changes. */
export function passagesOf(correction: Correction): readonly number[] {
  switch (correction.kind) {
    case "words":
      return [correction.passage];
    case "speaker":
      return correction.passages;
    case "split":
    case "merge":
      return [correction.passage, correction.into];
  }
}
