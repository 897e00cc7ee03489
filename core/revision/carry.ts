import { wordSpans } from "../text/word.ts";
import type {
  Correction,
  MergeCorrection,
  SpeakerCorrection,
  SplitCorrection,
  WordsCorrection,
} from "./correction.ts";

type SeamCorrection = SplitCorrection | MergeCorrection;

/**
 * Corrections as they must read after `over`, which was told of the same transcript, was applied too: what stands elsewhere
 * by now is looked for there. Null where both touch the same words, names or seams. What is carried may still be a misfit
 * when it is applied, where its times or its white space no longer go with what stands around it.
 */
export function carryCorrections(
  corrections: readonly Correction[],
  over: readonly Correction[],
): readonly Correction[] | null {
  const carried: Correction[] = [];
  let others = over;
  for (const correction of corrections) {
    let one = correction;
    const next: Correction[] = [];
    for (const other of others) {
      const [after, otherAfter] = [carryOne(one, other), carryOne(other, one)];
      if (after === null || otherAfter === null) return null;
      one = after;
      next.push(otherAfter);
    }
    carried.push(one);
    others = next;
  }
  return carried;
}

/** One correction after another that was told of the same state; null where they touch the same. */
function carryOne(one: Correction, other: Correction): Correction | null {
  switch (other.kind) {
    case "words":
      return overWords(one, other);
    case "speaker":
      return overSpeaker(one, other);
    case "split":
      return overSplit(one, other);
    case "merge":
      return overMerge(one, other);
  }
}

function overWords(one: Correction, other: WordsCorrection): Correction | null {
  if (one.kind === "speaker" || one.passage !== other.passage) return one;
  const units = other.inserted.length - other.removed.length;
  const words = wordSpans(other.inserted).length - wordSpans(other.removed).length;
  if (one.kind === "words") {
    const side = sideOf(one, other);
    return side === "after" ? shiftWords(one, one.passage, units, words) : side && one;
  }
  // All of the first of two passages stands before where they are joined.
  if (one.kind === "merge") return shiftSeam(one, one.passage, units, words);
  const side = sideOfSeam(other, one);
  return side === "before" ? shiftSeam(one, one.passage, units, words) : side && one;
}

function overSpeaker(one: Correction, { passages, removed, inserted }: SpeakerCorrection): Correction | null {
  if (one.kind === "words") return one;
  if (one.kind === "speaker") return one.passages.some((id) => passages.includes(id)) ? null : one;
  const ids = one.kind === "merge" ? [one.passage, one.into] : [one.passage];
  const touched = ids.filter((id) => passages.includes(id)).length;
  if (touched === 0) return one;
  return touched === ids.length && one.speaker === removed ? { ...one, speaker: inserted } : null;
}

function overSplit(one: Correction, other: SplitCorrection): Correction | null {
  if (one.kind === "speaker")
    return one.passages.includes(other.passage) ? { ...one, passages: [...one.passages, other.into] } : one;
  if (one.passage !== other.passage) return one.kind === "split" && one.into === other.into ? null : one;
  if (one.kind === "words") {
    const side = sideOfSeam(one, other);
    return side === "after" ? shiftWords(one, other.into, -other.at, -other.words) : side && one;
  }
  // What is joined to a passage is joined to its last part.
  if (one.kind === "merge") return shiftSeam(one, other.into, -other.at, -other.words);
  if (one.at === other.at || one.into === other.into) return null;
  return one.at > other.at ? shiftSeam(one, other.into, -other.at, -other.words) : one;
}

function overMerge(one: Correction, other: MergeCorrection): Correction | null {
  if (one.kind === "speaker") {
    const touched = [other.passage, other.into].filter((id) => one.passages.includes(id)).length;
    if (touched === 1) return null;
    return touched === 0 ? one : { ...one, passages: one.passages.filter((id) => id !== other.into) };
  }
  if (one.kind === "merge" && one.into === other.into) return null;
  if (one.passage !== other.into) return one;
  return one.kind === "words"
    ? shiftWords(one, other.passage, other.at, other.words)
    : shiftSeam(one, other.passage, other.at, other.words);
}

type Side = "before" | "after";

/** On which side of another correction of words this one stands; null where they touch the same, or the order is not known. */
function sideOf(one: WordsCorrection, other: WordsCorrection): Side | null {
  const [end, otherEnd] = [one.at + one.removed.length, other.at + other.removed.length];
  if (end <= other.at && (one.at < other.at || otherEnd > other.at)) return "before";
  return otherEnd <= one.at && (other.at < one.at || end > one.at) ? "after" : null;
}

/** On which side of a seam it stands; null where it goes across. */
function sideOfSeam({ at, removed }: WordsCorrection, seam: SeamCorrection): Side | null {
  const left = seam.at - seam.gap.length;
  if (at >= seam.at && (at > left || removed !== "")) return "after";
  return at + removed.length <= left && (at < seam.at || removed !== "") ? "before" : null;
}

function shiftWords(one: WordsCorrection, passage: number, units: number, words: number): WordsCorrection {
  return { ...one, passage, at: one.at + units, times: { ...one.times, from: one.times.from + words } };
}

function shiftSeam<Kind extends SeamCorrection>(
  one: Kind,
  passage: number,
  units: number,
  words: number,
): Kind {
  return { ...one, passage, at: one.at + units, words: one.words + words };
}
