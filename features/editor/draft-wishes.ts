import type { Wish } from "#core/revision/wish.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import { type Draft, hasOtherSpeaker, hasOtherText, speakerOf } from "./draft.ts";

/** What is wished by what was typed: the name first where it is that of others too. */
export function wishesOf(draft: Draft): readonly Wish[] {
  const { passage, before, text, scope } = draft;
  const speaker = speakerOf(draft);
  const wishes: Wish[] = [];
  if (hasOtherText(draft))
    wishes.push({ kind: "text", passage, before: before.text, text: foldSpaces(text) });
  if (!hasOtherSpeaker(draft) || isInShow(draft)) return wishes;
  if (scope === "passage" || before.speaker === null)
    wishes.push({ kind: "speaker", passage, before: before.speaker, speaker });
  else wishes.push({ kind: "rename", before: before.speaker, speaker });
  return wishes;
}

/** Whether a speaker is named otherwise in all episodes of the show. */
export function isInShow(draft: Draft): boolean {
  return draft.scope === "show" && draft.before.speaker !== null && hasOtherSpeaker(draft);
}
