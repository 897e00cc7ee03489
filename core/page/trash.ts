/** What can lie in the trash of a site. */
export const TRASH_KINDS = ["show", "episode", "revision", "sound", "picture"] as const;
export type TrashKind = (typeof TRASH_KINDS)[number];

export function isTrashKind(kind: string): kind is TrashKind {
  return TRASH_KINDS.some((known) => known === kind);
}

/** What lies in the trash by itself. */
export interface TrashedItem {
  readonly id: number;
  /** Null for one of a later version. */
  readonly kind: TrashKind | null;
  /** going or returning: it is on its way, and can only be waited for. */
  readonly state: "kept" | "going" | "returning";
  readonly title: string;
  readonly showTitle: string;
  /** How many went with it. */
  readonly parts: number;
  /** What they are called; null once their account is gone. */
  readonly who: string | null;
  readonly deletedAt: Date;
  /** At least 1. */
  readonly daysLeft: number;
}

/** Whether another file has its place now. */
export function isReplaced(kind: TrashKind | null): boolean {
  return kind === "sound" || kind === "picture";
}

/** Where hosts and editors see what was deleted. */
export const TRASH = "/trash";
/** Where hosts are asked whether they want to move something there. */
const MOVE = "/trash/move";

/** Slugs; `episode` is null for the show itself. */
interface MoveKey {
  readonly show: string;
  readonly episode: string | null;
}

/** Where it is asked whether to move this show or episode to the trash. */
export function trashMoveHref({ show, episode }: MoveKey): string {
  return `${MOVE}?${new URLSearchParams(episode === null ? { show } : { show, episode })}`;
}
