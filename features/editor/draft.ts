import { asCount, asItems, asObject, asOneOf, asText, orNull } from "#core/file/json-check.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";
import type { ShownPassage } from "./shown-passage.ts";

/** Where somebody is said to speak who was named otherwise. */
export const SCOPES = ["passage", "episode", "show"] as const;
export type Scope = (typeof SCOPES)[number];

/** What was typed into a passage and is not saved yet. */
export interface Draft {
  readonly passage: number;
  /** What stood there when it was begun. */
  readonly before: { readonly text: string; readonly speaker: string | null };
  readonly text: string;
  /** As it stands in the field: empty for nobody who is named. */
  readonly speaker: string;
  readonly scope: Scope;
}

export function newDraft({ id, text, speaker }: ShownPassage): Draft {
  return { passage: id, before: { text, speaker }, text, speaker: speaker ?? "", scope: "passage" };
}

/** The name in the field; null for none. */
export function speakerOf({ speaker }: Draft): string | null {
  return foldSpaces(speaker) || null;
}

export function hasOtherText({ text, before }: Draft): boolean {
  return foldSpaces(text) !== before.text;
}

export function hasOtherSpeaker(draft: Draft): boolean {
  return speakerOf(draft) !== draft.before.speaker;
}

/** Whether anything would be lost with it. */
export function isChanged(draft: Draft): boolean {
  return hasOtherText(draft) || hasOtherSpeaker(draft);
}

const asBefore = asObject<Draft["before"]>({ text: asText, speaker: orNull(asText) });
const asDraft = asObject<Draft>({
  passage: asCount,
  before: asBefore,
  text: asText,
  speaker: asText,
  scope: asOneOf(SCOPES),
});

/** What waits in this tab of one transcript, also when the page is loaded again. */
export class KeptDrafts {
  readonly #storage: KeyValueStore;
  readonly #key: string;

  constructor(storage: KeyValueStore, href: string, language: string) {
    this.#storage = storage;
    this.#key = `playhead.drafts ${language} ${href}`;
  }

  read(): readonly Draft[] {
    const kept = asItems(readJson(this.#storage, this.#key)) ?? [];
    return kept.flatMap((value) => asDraft(value) ?? []);
  }

  keep(drafts: Iterable<Draft>): void {
    writeJson(this.#storage, this.#key, [...drafts].filter(isChanged));
  }
}
