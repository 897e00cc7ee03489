import { beforeAll } from "vitest";
import { nameKey } from "#core/account/name.ts";
import { hashPassword } from "#server/accounts/password.ts";
import { renewCodes } from "#server/accounts/recovery.ts";
import { beginSession, findSession } from "#server/accounts/session.ts";
import { type Database, writeWhole } from "#server/db/client.ts";

export const PASSWORD = "four words that fit";
/** Who asks, as far as it is noted. */
export const seen = { client: "203.0.113.1", browser: "Firefox, Linux" };

let passwordHash = "";

/** Once for the tests of a file: to make a hash takes long. */
export function prepareMembers(): void {
  beforeAll(async () => {
    passwordHash = await hashPassword(PASSWORD);
  });
}

/** A listener with this name and `PASSWORD`, signed in. */
export async function newSignedInMember(db: Database, name: string) {
  const { id } = await db.account.create({
    data: { name, key: nameKey(name), role: "listener", passwordHash },
  });
  const codes = await writeWhole(db, (tx) => renewCodes(tx, id));
  const token = await beginSession(db, id, seen.browser);
  const session = await findSession(db, token);
  if (!session) throw new Error("No session");
  return { token, codes, session };
}

/** A listener with this name, who has no password. */
export async function newMember(db: Database, name: string) {
  const { id } = await db.account.create({
    data: { name, key: nameKey(name), role: "listener", passwordHash: "" },
  });
  return { id, name, role: "listener" } as const;
}
