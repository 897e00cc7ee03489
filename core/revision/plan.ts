import { foldSpaces } from "../text/white-space.ts";
import { wordSpans } from "../text/word.ts";
import type { Correction, EditablePassage } from "./correction.ts";
import { Draft } from "./draft.ts";
import { retime, untilNext } from "./retime.ts";
import { joinSeam, splitSeam } from "./seam.ts";
import type { Wish } from "./wish.ts";
import { wordsCorrections } from "./word-changes.ts";

export type Plan =
  | {
      readonly kind: "planned";
      readonly corrections: readonly Correction[];
      readonly passages: readonly EditablePassage[];
    }
  /** A wish that cannot be met, by its place, and the passage it is about as it stands now; null where that is gone. */
  | { readonly kind: "misfit"; readonly wish: number; readonly passage: EditablePassage | null };

type WishOf<Kind extends Wish["kind"]> = Extract<Wish, { kind: Kind }>;

/**
 * The corrections that meet wishes, each told against what those before it left, and the transcript after them. One that
 * is met already needs none. `nextId` gives the ids of passages that a split makes. A passage that loses all its words is
 * joined to the one before it, the first to the one after; the only one cannot lose them.
 */
export function planCorrections(
  passages: readonly EditablePassage[],
  wishes: readonly Wish[],
  nextId: () => number,
): Plan {
  const draft = new Draft(passages);
  for (const [wish, wanted] of wishes.entries()) {
    const passage = wanted.kind === "rename" ? null : draft.find(wanted.passage);
    if (!meet(draft, wanted, nextId)) return { kind: "misfit", wish, passage };
  }
  return { kind: "planned", corrections: draft.corrections, passages: draft.passages };
}

/** Whether a wish could be met. */
function meet(draft: Draft, wish: Wish, nextId: () => number): boolean {
  switch (wish.kind) {
    case "text":
      return changeText(draft, wish);
    case "speaker":
      return changeSpeaker(draft, wish);
    case "split":
      return split(draft, wish, nextId);
    case "merge":
      return merge(draft, wish);
    case "boundary":
      return moveBoundary(draft, wish);
    case "rename":
      return rename(draft, wish);
  }
}

function changeText(draft: Draft, wish: WishOf<"text">): boolean {
  const index = draft.indexOf(wish.passage);
  const passage = draft.passages[index];
  if (!passage) return false;
  const text = foldSpaces(wish.text);
  if (text === passage.text) return true;
  if (passage.text !== wish.before) return false;
  const times = retime(untilNext(passage, draft.passages[index + 1]), text);
  if (!draft.make(wordsCorrections(passage, text, times))) return false;
  return text !== "" || join(draft, index === 0 ? 1 : index);
}

function changeSpeaker(draft: Draft, wish: WishOf<"speaker">): boolean {
  const passage = draft.find(wish.passage);
  const speaker = nameOf(wish.speaker);
  if (passage?.speaker === speaker) return true;
  return passage?.speaker === wish.before && say(draft, passage.id, speaker);
}

function split(draft: Draft, wish: WishOf<"split">, nextId: () => number): boolean {
  const passage = draft.find(wish.passage);
  const word = wordSpans(wish.before).findIndex(({ end }) => end > wish.at);
  if (passage?.text !== wish.before || word < 0) return false;
  if (word === 0) return say(draft, passage.id, nameOf(wish.speaker));
  const into = nextId();
  return (
    draft.make([{ kind: "split", ...splitSeam(passage, into, word) }]) &&
    say(draft, into, nameOf(wish.speaker))
  );
}

function merge(draft: Draft, wish: WishOf<"merge">): boolean {
  const index = draft.indexOf(wish.passage);
  return draft.passages[index]?.text === wish.before && join(draft, index);
}

function moveBoundary(draft: Draft, wish: WishOf<"boundary">): boolean {
  const index = draft.indexOf(wish.passage);
  const [before, passage] = [draft.passages[index - 1], draft.passages[index]];
  if (!before || passage?.text !== wish.before) return false;
  if (wish.words === 0) return true;
  const words = wordSpans(before.text).length - wish.words;
  if (words <= 0 || words >= wordSpans(before.text).length + wordSpans(passage.text).length) return false;
  if (!join(draft, index)) return false;
  const both = draft.find(before.id);
  return (
    both !== null &&
    draft.make([{ kind: "split", ...splitSeam(both, passage.id, words) }]) &&
    say(draft, passage.id, passage.speaker)
  );
}

function rename(draft: Draft, wish: WishOf<"rename">): boolean {
  const speaker = nameOf(wish.speaker);
  const ids = draft.passages.filter((passage) => passage.speaker === wish.before).map(({ id }) => id);
  if (ids.length === 0 || speaker === wish.before) return true;
  return draft.make([{ kind: "speaker", passages: ids, removed: wish.before, inserted: speaker }]);
}

/** Joins the passage at a place to the one before it. Both are then spoken by who speaks the first that has words. */
function join(draft: Draft, index: number): boolean {
  const [before, passage] = [draft.passages[index - 1], draft.passages[index]];
  if (!before || !passage) return false;
  const { speaker } = before.text === "" ? passage : before;
  return (
    say(draft, before.id, speaker) &&
    say(draft, passage.id, speaker) &&
    draft.make([{ kind: "merge", ...joinSeam({ ...before, speaker }, passage) }])
  );
}

/** Lets somebody speak a passage. */
function say(draft: Draft, id: number, speaker: string | null): boolean {
  const passage = draft.find(id);
  if (passage === null) return false;
  if (passage.speaker === speaker) return true;
  return draft.make([{ kind: "speaker", passages: [id], removed: passage.speaker, inserted: speaker }]);
}

function nameOf(speaker: string | null): string | null {
  return foldSpaces(speaker ?? "") || null;
}
