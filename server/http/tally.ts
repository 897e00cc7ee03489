import { createHash } from "node:crypto";
import { z } from "zod";
import { type Database, Prisma } from "../db/client.ts";
import { clientNetwork } from "./client-address.ts";

/** How often something was done within a window. */
export interface Tally {
  /** Of `tallyKey`. */
  readonly key: string;
  readonly count: number;
  readonly endsAt: Date;
}

const tallies = z.array(z.object({ key: z.string(), count: z.coerce.number(), endsAt: z.coerce.date() }));

/**
 * By what something is counted of somebody: a client's address, or a name. They share 65,536 slots, so that no number of them,
 * real or invented, fills the memory or the table, and none of them is written down.
 */
export function tallyKey(name: string, whose: string): string {
  return `${name} ${createHash("sha256").update(clientNetwork(whose)).digest("hex").slice(0, 4)}`;
}

/**
 * Adds to what is counted in rows, one for each key, and gives what they come to. A window that is over begins anew, and ends when
 * it is said here. One statement does it, so that no two processes write over each other's counts.
 */
export async function addToTallies(
  db: Database,
  added: readonly Tally[],
  now: Date,
): Promise<readonly Tally[]> {
  const values = added.map(({ key, count, endsAt }) => Prisma.sql`(${key}, ${count}, ${endsAt})`);
  const goesOn = Prisma.sql`"Tally"."endsAt" > ${now}`;
  return tallies.parse(
    await db.$queryRaw(Prisma.sql`
      INSERT INTO "Tally" ("key", "count", "endsAt") VALUES ${Prisma.join(values)}
      ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN ${goesOn} THEN "Tally"."count" + excluded."count" ELSE excluded."count" END,
        "endsAt" = CASE WHEN ${goesOn} THEN "Tally"."endsAt" ELSE excluded."endsAt" END
      RETURNING "key", "count", "endsAt"`),
  );
}
