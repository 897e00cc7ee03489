import { z } from "zod";
import { type Database, Prisma } from "../db/client.ts";
import { kindOf } from "../db/kind.ts";
import { elementsOf, givenList } from "../db/lists.ts";

const namesOf = z.array(z.object({ name: z.string() }));
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

/** Whether a show is on its way there: until it is whole there, or back, nothing is to be added to it. */
export async function isShowGoing(db: Reader, guid: string): Promise<boolean> {
  return (await db.trashItem.count({ where: { kind: "show", showGuid: guid, state: "going" } })) > 0;
}

/** Which of these names of files what lies in the trash needs. */
export async function listTrashedFiles(db: Database, names: readonly string[]): Promise<ReadonlySet<string>> {
  const kind = kindOf(db);
  const query = Prisma.sql`SELECT DISTINCT "file"."value" AS "name"
    FROM "TrashItem" AS "item", ${elementsOf(kind, Prisma.sql`"item"."files"`, "file")}
    WHERE "file"."value" IN (SELECT "value" FROM ${elementsOf(kind, givenList(kind, names), "asked")})`;
  return new Set(namesOf.parse(await db.$queryRaw(query)).map(({ name }) => name));
}

/** An episode that lies in the trash, as an import may know it. */
export interface TrashedEpisode {
  /** Of its item. */
  readonly id: number;
  readonly guid: string;
  readonly title: string;
  readonly audioUrl: string | null;
  readonly publishedAt: Date | null;
}

/** The episodes of a show that lie in the trash. */
export async function listTrashedEpisodes(db: Reader, showGuid: string): Promise<readonly TrashedEpisode[]> {
  const rows = await db.trashItem.findMany({
    where: { kind: "episode", showGuid },
    orderBy: { id: "asc" },
    select: { id: true, guid: true, title: true, audioUrl: true, publishedAt: true },
  });
  return rows.flatMap(({ guid, ...row }) => (guid === null ? [] : [{ ...row, guid }]));
}

export async function isEpisodeTrashed(db: Reader, showGuid: string, guid: string): Promise<boolean> {
  return (await db.trashItem.count({ where: { kind: "episode", showGuid, guid } })) > 0;
}

/** Notes the guid that a feed gives now to what lies in the trash, under which it is known from now on. */
export async function renameTrashed(db: Reader, id: number, guid: string): Promise<void> {
  await db.trashItem.updateMany({ where: { id }, data: { guid } });
}
