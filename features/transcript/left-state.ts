import type { FollowState } from "./reader/follow.ts";

/** A place in the text of a passage, in UTF-16 units. */
export interface TextPlace {
  readonly passage: number;
  readonly offset: number;
}

/** What a transcript is left with. */
interface LeftState {
  readonly query: string | null;
  /** Which match was the current one. */
  readonly match: number;
  readonly follow: FollowState | null;
  readonly selected: { readonly from: TextPlace; readonly to: TextPlace } | null;
}

const NOTHING: LeftState = { query: null, match: 0, follow: null, selected: null };
/** By the entry of the browser's history, and the address of the episode. For the visit: a page that is loaded again begins anew. */
const left = new Map<string, LeftState>();

/** How the transcript of an episode was left, where the browser has come back to it. For effects: before them the browser is still elsewhere. */
export function recallLeft(href: string): LeftState {
  return left.get(keyOf(href) ?? "") ?? NOTHING;
}

/** Notes how a transcript would be left now. */
export function noteLeft(href: string, changes: Partial<LeftState>): void {
  const key = keyOf(href);
  if (key !== null) left.set(key, { ...recallLeft(href), ...changes });
}

/** Null where the browser does not tell its entries apart: then every visit of a page is a new one. */
function keyOf(href: string): string | null {
  const entry = "navigation" in window ? window.navigation.currentEntry?.key : undefined;
  return entry === undefined ? null : `${entry} ${href}`;
}
