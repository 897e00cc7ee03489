import type { Correction, EditablePassage, SpeakerCorrection } from "./correction.ts";
import type { Marked } from "./marked.ts";
import { refitMerge, refitSplit } from "./refit-seam.ts";
import { refitWords } from "./refit-words.ts";

/**
 * A correction of one reading of a transcript as it must be in another, found by the marks of the words that it touches and
 * of those beside them. None where there is nothing to be done; null where it has no sure place.
 */
export function refit(correction: Correction, old: Marked, now: Marked): readonly Correction[] | null {
  switch (correction.kind) {
    case "words":
      return refitWords(correction, old, now);
    case "speaker":
      return refitSpeaker(correction, old, now);
    case "split":
      return refitSplit(correction, old, now);
    case "merge":
      return refitMerge(correction, old, now);
  }
}

function refitSpeaker(
  { passages, removed, inserted }: SpeakerCorrection,
  old: Marked,
  now: Marked,
): readonly Correction[] | null {
  const said = old.passages.filter(({ speaker }) => speaker === removed);
  const isRename = passages.length > 1 && said.every(({ id }) => passages.includes(id));
  const meant = isRename
    ? now.passages.filter(({ speaker }) => speaker === removed)
    : findSpoken(passages, old, now);
  if (!meant?.every(({ speaker }) => speaker === removed || speaker === inserted)) return null;
  const ids = meant.filter(({ speaker }) => speaker === removed).map(({ id }) => id);
  return ids.length === 0 ? [] : [{ kind: "speaker", passages: ids, removed, inserted }];
}

/** The passages that hold most of the words of these, and no words of others; null where some of these have none such. */
function findSpoken(ids: readonly number[], old: Marked, now: Marked): readonly EditablePassage[] | null {
  const own = new Set(ids.flatMap((id) => old.marksOf(id)));
  const isEmpty = ids.some((id) => old.marksOf(id).length === 0);
  const meant = now.passages.filter(({ id, text }) => {
    const marks = now.marksOf(id);
    return text === "" ? isEmpty : marks.filter((mark) => own.has(mark)).length * 2 > marks.length;
  });
  const found = new Set(meant.flatMap(({ id }) => now.marksOf(id)));
  if ([...found].some((mark) => mark >= 0 && !own.has(mark))) return null;
  const isFound = (id: number) => {
    const marks = old.marksOf(id);
    return marks.filter((mark) => found.has(mark)).length * 2 >= marks.length;
  };
  return ids.every(isFound) ? meant : null;
}
