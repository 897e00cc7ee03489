import { nameKey } from "#core/account/name.ts";
import type { Database } from "#server/db/client.ts";

/** A listener with this name, who has no password. */
export async function newMember(db: Database, name: string) {
  const { id } = await db.account.create({
    data: { name, key: nameKey(name), role: "listener", passwordHash: "" },
  });
  return { id, name, role: "listener" } as const;
}
