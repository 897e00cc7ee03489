import type { KeptEpisode } from "./kept-episode.ts";

/** How far an episode is on its way. `waiting`: for the network, then it goes on by itself. Shares are from 0 to 1. */
export type Keeping =
  | { readonly kind: "loading"; readonly share: number | null }
  | { readonly kind: "waiting" }
  /** What was kept of it is gone again. */
  | { readonly kind: "failed"; readonly reason: "refused" | "full" };

/** What is kept in this browser. Never changed, replaced when something has. */
export interface KeptSnapshot {
  /** Null until the browser has answered. The latest first. */
  readonly episodes: readonly KeptEpisode[] | null;
  /** By the addresses of the episodes' pages. */
  readonly keeping: ReadonlyMap<string, Keeping>;
}

export const NOTHING_KEPT: KeptSnapshot = { episodes: null, keeping: new Map() };

export type KeepState = "none" | "loading" | "waiting" | "kept";

/** How it stands with the episode whose page is at `href`; `share` is from 0 to 1, null where it is not known. */
export function keepStateOf(
  { episodes, keeping }: KeptSnapshot,
  href: string,
): { readonly state: KeepState; readonly share: number | null } {
  const way = keeping.get(href);
  if (way?.kind === "loading") return { state: "loading", share: way.share };
  if (way?.kind === "waiting") return { state: "waiting", share: null };
  const kept = episodes?.find(({ track }) => track.href === href);
  if (!kept) return { state: "none", share: null };
  // Another tab is at it.
  return { state: kept.whole ? "kept" : "loading", share: null };
}

interface Press {
  /** How it stood with the episode as the button showed it: `none` too as long as the browser had not answered. */
  readonly shown: KeepState;
  /** How it stands. */
  readonly state: KeepState;
  readonly offline: boolean;
}

/**
 * What a press asks for: what the button has promised, and never the contrary of it. `isKept` and `needed`: nothing but to say
 * so. Null: it is on its way already.
 */
export function meaningOf({ shown, state, offline }: Press): "keep" | "remove" | "isKept" | "needed" | null {
  if (shown !== "none") return "remove";
  if (state === "kept") return "isKept";
  if (state !== "none") return null;
  return offline ? "needed" : "keep";
}
