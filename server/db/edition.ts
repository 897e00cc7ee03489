import { type Database, Prisma } from "./client.ts";

/** Which edition of what is shown the database holds, as far as a transaction has come. */
export async function editionNumber(tx: Prisma.TransactionClient): Promise<number> {
  const { number } = await tx.edition.findFirstOrThrow({ select: { number: true } });
  return number;
}

/**
 * Notes that all that a transaction has changed since `before` only adds to what is shown, or makes it more exact, and that more of
 * it is about to come: pages may show it some seconds later, see version.ts.
 */
export async function deferEdition(tx: Prisma.TransactionClient, before: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`UPDATE "Edition" SET "deferred" = "deferred" + "number" - ${before}`);
}

/** Has all shown at once that was to be shown later. */
export async function showDeferred(db: Database): Promise<void> {
  await db.edition.updateMany({ where: { deferred: { not: 0 } }, data: { deferred: 0 } });
}
