import { z } from "zod";
import type { Prisma } from "../db/client.ts";

const counters = z.array(z.object({ seq: z.union([z.number(), z.bigint()]).transform(Number) }));

/** Ids for passages that are made within a transaction; those that were given are nobody else's afterwards. */
export interface PassageIds {
  readonly next: () => number;
  /** Writes down how many were given. To be called before the transaction ends. */
  readonly keep: () => Promise<void>;
}

/** Begins where SQLite's own counter stands, which no row that was deleted ever lowers. */
export async function openPassageIds(tx: Prisma.TransactionClient): Promise<PassageIds> {
  const [counter] = counters.parse(
    await tx.$queryRaw`SELECT "seq" FROM sqlite_sequence WHERE "name" = 'Passage'`,
  );
  const first = counter?.seq ?? 0;
  let last = first;
  return {
    next: () => ++last,
    keep: async () => {
      if (last === first) return;
      if (counter)
        await tx.$executeRaw`UPDATE sqlite_sequence SET "seq" = ${last} WHERE "name" = 'Passage' AND "seq" < ${last}`;
      else await tx.$executeRaw`INSERT INTO sqlite_sequence ("name", "seq") VALUES ('Passage', ${last})`;
    },
  };
}
