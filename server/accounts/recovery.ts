import { randomBytes } from "node:crypto";
import { nameKey } from "#core/account/name.ts";
import { type PasswordFault, passwordFault } from "#core/account/password.ts";
import { CODE_LENGTH, formatCode, readCode } from "#core/account/recovery-code.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { attempt, type Later } from "./attempts.ts";
import { endLinks } from "./mailed-link.ts";
import { hashPassword } from "./password.ts";
import { beginSession, endSessions } from "./session.ts";
import type { SignedIn, SignInRequest } from "./sign-in.ts";
import { hashToken } from "./token.ts";

const CODES = 8;

/** Puts new codes in the place of all that were. What is given is kept nowhere. */
export async function renewCodes(
  tx: Prisma.TransactionClient,
  accountId: number,
): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, () => formatCode(randomBytes(CODE_LENGTH)));
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ accountId, codeHash: hashToken(code) })),
  });
  return codes;
}

/** With the new password. */
interface RecoverRequest extends SignInRequest {
  readonly code: string;
}

export type Recovered = SignedIn | { readonly kind: "fault"; readonly fault: PasswordFault };

/**
 * Takes a code in the place of a password that was forgotten, and keeps a new one. All other sessions end. A code cannot be
 * guessed, so that attempts at a name are not counted: nobody is kept out of their account by those of others.
 */
export async function recover(db: Database, asked: RecoverRequest): Promise<Recovered | Later> {
  const fault = passwordFault(asked.password, asked.name);
  if (fault) return { kind: "fault", fault };
  return attempt<Recovered>(
    db,
    { client: asked.client, nameKey: null },
    async () => {
      const where = {
        codeHash: hashToken(readCode(asked.code)),
        account: { key: nameKey(asked.name) },
      };
      const found = await db.recoveryCode.findFirst({ where, include: { account: true } });
      if (!found) return { kind: "wrong" };
      const passwordHash = await hashPassword(asked.password);
      return writeWhole(db, async (tx) => {
        const { count } = await tx.recoveryCode.deleteMany({ where: { id: found.id } });
        if (count === 0) return { kind: "wrong" };
        const { id, name } = found.account;
        await tx.account.update({ where: { id }, data: { passwordHash } });
        await endSessions(tx, id, null);
        await endLinks(tx, id);
        return { kind: "signedIn", name, token: await beginSession(tx, id, asked.browser) };
      });
    },
    ({ kind }) => kind === "signedIn",
  );
}
