import { addressKey } from "#core/account/mail-address.ts";
import { nameKey } from "#core/account/name.ts";
import type { Database } from "../db/client.ts";
import { attempt, type Later } from "./attempts.ts";
import { hashPassword, isOutdated, isPassword } from "./password.ts";
import { beginSession, type Member } from "./session.ts";

export interface SignInRequest {
  /** Or the address that the account has confirmed. */
  readonly name: string;
  readonly password: string;
  readonly client: string;
  readonly browser: string;
}

export type SignedIn =
  | { readonly kind: "signedIn"; readonly token: string; readonly name: string }
  /** No such name, or not what goes with it: which is not said, and takes as long. */
  | { readonly kind: "wrong" };

export async function signIn(
  db: Database,
  { name, password, client, browser }: SignInRequest,
): Promise<SignedIn | Later> {
  const key = nameKey(name);
  return attempt<SignedIn>(
    db,
    { client, nameKey: key },
    async () => {
      const account = await findCalled(db, name);
      if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) return { kind: "wrong" };
      if (isOutdated(account.passwordHash)) await keepPassword(db, account.id, password);
      return {
        kind: "signedIn",
        name: account.name,
        token: await beginSession(db, account.id, browser),
      };
    },
    ({ kind }) => kind === "signedIn",
  );
}

/**
 * The account that is called so, by its name or by the address that it has confirmed. Names may look like addresses: whose
 * name it is comes first, so that nobody is kept out of their account by the address of another.
 */
async function findCalled(db: Database, typed: string) {
  const named = await db.account.findUnique({ where: { key: nameKey(typed) } });
  // Looked up in any case, which takes as long for names that are not there.
  const where = { key: addressKey(typed) ?? "" };
  const addressed = await db.accountAddress.findUnique({ where, include: { account: true } });
  return named ?? addressed?.account ?? null;
}

/** Whether somebody who is signed in knows their password: before what cannot be undone, or would keep them out. */
export async function confirmPassword(
  db: Database,
  { id }: Member,
  { password, client }: Pick<SignInRequest, "password" | "client">,
): Promise<boolean | Later> {
  const account = await db.account.findUniqueOrThrow({ where: { id } });
  return attempt(
    db,
    { client, nameKey: account.key },
    () => isPassword(password, account.passwordHash),
    (right) => right,
  );
}

export async function keepPassword(db: Database, id: number, password: string): Promise<void> {
  await db.account.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
}
