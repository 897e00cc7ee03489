import type { Misfit, Refusal } from "./correction-client.ts";
import type { Draft } from "./draft.ts";
import type { ShownPassage } from "./shown-passage.ts";

/** Why what was wanted has not become of it: it is all still there, and can be sent again. */
export type Fault = Refusal | "lost" | "noSeam" | "standsOn";

/** What was done last. */
export interface Done {
  readonly kind: "kept" | "proposed" | "unchanged" | "undone" | "withdrawn" | "theirs" | "replaced";
  /** By what it can be taken back: a revision, or one change in many episodes; null where it cannot be. */
  readonly undo: Undoable | null;
  /** In how many places, where it was done in many. */
  readonly count?: number;
}

export type Undoable =
  | { readonly kind: "revision"; readonly revision: number }
  | { readonly kind: "batch"; readonly batch: string };

/** All that can be seen of the editing of one transcript: never changed, replaced when something has. */
export interface EditingState {
  readonly stage: "loading" | "there" | Refusal | "lost";
  readonly mayEdit: boolean;
  readonly passages: readonly ShownPassage[];
  /** The id of the passage that is open; null for none. */
  readonly open: number | null;
  /** By the ids of their passages. */
  readonly drafts: ReadonlyMap<number, Draft>;
  /** What was typed into passages that are gone. */
  readonly stray: readonly Draft[];
  readonly sending: boolean;
  /** Of the passage that is open. */
  readonly fault: Fault | null;
  readonly misfit: Misfit | null;
  readonly done: Done | null;
  /** The passages of which somebody's own proposal waits. */
  readonly proposed: ReadonlySet<number>;
  /** Whether the passage that is open is heard again and again. */
  readonly looping: boolean;
  /** How often the transcript has become another here. */
  readonly version: number;
}

export const BEGINNING: EditingState = {
  stage: "loading",
  mayEdit: false,
  passages: [],
  open: null,
  drafts: new Map(),
  stray: [],
  sending: false,
  fault: null,
  misfit: null,
  done: null,
  proposed: new Set(),
  looping: true,
  version: 0,
};
