import { z } from "zod";
import type { Prisma } from "./client.ts";

/** What kind of database it is. */
export type DatabaseKind = z.infer<typeof databaseKind>;

const databaseKind = z.enum(["sqlite", "postgresql"]);

/** Of a client, or that of a transaction: for where a statement that runs on both would be worse than one for each. */
export function kindOf(db: Pick<Prisma.TransactionClient, "$queryRaw">): DatabaseKind {
  return databaseKind.parse(Reflect.get(db, "_activeProvider"));
}
