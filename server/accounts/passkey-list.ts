import type { Database } from "../db/client.ts";
import type { Member } from "./session.ts";

export interface ListedPasskey {
  readonly id: number;
  /** Empty where it is not known. */
  readonly name: string;
  readonly createdAt: Date;
  /** Null before it was first used. */
  readonly usedAt: Date | null;
}

/** The newest first. */
export function listPasskeys(db: Database, { id }: Member): Promise<readonly ListedPasskey[]> {
  return db.passkey.findMany({
    where: { accountId: id },
    orderBy: { id: "desc" },
    select: { id: true, name: true, createdAt: true, usedAt: true },
  });
}

/** Forgets one of this account's own. */
export async function removePasskey(db: Database, accountId: number, id: number): Promise<void> {
  await db.passkey.deleteMany({ where: { id, accountId } });
}
