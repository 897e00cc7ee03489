import { isTrashKind, type TrashedItem } from "#core/page/trash.ts";
import { daysLeft, lastOver } from "#core/time/trash-days.ts";
import type { Database } from "../db/client.ts";

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
