import type { Correction } from "./correction.ts";

/** The corrections that take these back: applied after them they give what was before, with all ids and times. */
export function invertCorrections(corrections: readonly Correction[]): readonly Correction[] {
  return corrections.toReversed().map(invert);
}

function invert(correction: Correction): Correction {
  switch (correction.kind) {
    case "words": {
      const { from, removed, inserted } = correction.times;
      const times = { from, removed: inserted, inserted: removed };
      return { ...correction, removed: correction.inserted, inserted: correction.removed, times };
    }
    case "speaker":
      return { ...correction, removed: correction.inserted, inserted: correction.removed };
    case "split":
      return { ...correction, kind: "merge" };
    case "merge":
      return { ...correction, kind: "split" };
  }
}
