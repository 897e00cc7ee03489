import { isTrashKind, type TrashKind } from "#core/page/trash.ts";
import { daysLeft, lastOver } from "#core/time/trash-days.ts";
import type { Database } from "../db/client.ts";

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

/** More than these are not shown at once. */
const MOST = 500;

/** What was deleted last first. */
export async function listTrash(db: Database, now: Date): Promise<readonly TrashedItem[]> {
  const rows = await db.trashItem.findMany({
    where: {
      parentId: null,
      state: { not: "purging" },
      deletedAt: { gt: new Date(lastOver(now.getTime())) },
    },
    select: {
      id: true,
      kind: true,
      state: true,
      title: true,
      showTitle: true,
      account: { select: { name: true } },
      deletedAt: true,
      _count: { select: { parts: true } },
    },
    orderBy: [{ deletedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows.map(({ kind, state, deletedAt, account, _count, ...row }) => ({
    ...row,
    kind: isTrashKind(kind) ? kind : null,
    state: state === "going" || state === "returning" ? state : "kept",
    parts: _count.parts,
    who: account?.name ?? null,
    deletedAt,
    daysLeft: daysLeft(deletedAt.getTime(), now.getTime()),
  }));
}
