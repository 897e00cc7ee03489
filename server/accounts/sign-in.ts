import { nameKey } from "#core/account/name.ts";
import type { Database } from "../db/client.ts";
import { attempt, type Later } from "./attempts.ts";
import { hashPassword, isOutdated, isPassword } from "./password.ts";
import { beginSession, type Member } from "./session.ts";

export interface SignInRequest {
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
    { client, nameKey: key },
    async () => {
      const account = await db.account.findUnique({ where: { key } });
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

/** Whether somebody who is signed in knows their password: before what cannot be undone, or would keep them out. */
export async function confirmPassword(
  db: Database,
  { id }: Member,
  { password, client }: Pick<SignInRequest, "password" | "client">,
): Promise<boolean | Later> {
  const account = await db.account.findUniqueOrThrow({ where: { id } });
  return attempt(
    { client, nameKey: account.key },
    () => isPassword(password, account.passwordHash),
    (right) => right,
  );
}

export async function keepPassword(db: Database, id: number, password: string): Promise<void> {
  await db.account.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
}
