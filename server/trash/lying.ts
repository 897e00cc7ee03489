import type { Prisma } from "../db/client.ts";

type Reader = Pick<Prisma.TransactionClient, "trashItem">;

/** The title of the show that lies in the trash and has this guid, or came from one of these places; or null. */
export async function findTrashedShow(
  db: Reader,
  guid: string,
  locations: readonly string[],
): Promise<string | null> {
  const found = await db.trashItem.findFirst({
    where: { kind: "show", OR: [{ showGuid: guid }, { location: { in: [...locations] } }] },
    select: { title: true },
  });
  return found?.title ?? null;
}

/** The guids of a show's episodes that lie in the trash; or of one of them, if it does. */
export async function listTrashedGuids(
  db: Reader,
  showGuid: string,
  one?: string,
): Promise<ReadonlySet<string>> {
  const where = { kind: "episode", showGuid, ...(one !== undefined && { guid: one }) };
  const rows = await db.trashItem.findMany({ where, select: { guid: true } });
  return new Set(rows.flatMap(({ guid }) => guid ?? []));
}
