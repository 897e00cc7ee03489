import { randomBytes } from "node:crypto";
import { formatCode, readCode } from "#core/account/recovery-code.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import type { Database, Prisma } from "../db/client.ts";
import { ifPossible } from "../setback.ts";
import { type Member, toMember } from "./session.ts";
import { hashToken } from "./token.ts";

const HOUR = 60 * 60 * 1000;
/** Letters of five bits each: nobody guesses 140 of them, and people copy them onto a telephone. */
const LENGTH = 28;
/** Characters. */
const LONGEST_NAME = 60;

/** An app that has a password. */
export interface App {
  readonly id: number;
  readonly account: Member;
}

export interface ListedApp {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  /** To the hour; null where it never was. */
  readonly usedAt: Date | null;
}

/** Makes a password for an app, and gives it: from now on it is known only to who has it. Null for an app without a name. */
export async function addAppPassword(
  db: Pick<Prisma.TransactionClient, "appPassword">,
  { id }: Pick<Member, "id">,
  typed: string,
): Promise<string | null> {
  const name = [...foldSpaces(typed)].slice(0, LONGEST_NAME).join("");
  if (name === "") return null;
  const code = formatCode(randomBytes(LENGTH));
  await db.appPassword.create({ data: { accountId: id, name, codeHash: hashToken(code) } });
  return code;
}

/** Whose app has this password, however it was copied; null where none has. Notes that it was used, once an hour. */
export async function findApp(db: Database, password: string, now = new Date()): Promise<App | null> {
  const codeHash = hashToken(readCode(password));
  const found = await db.appPassword.findUnique({ where: { codeHash }, include: { account: true } });
  if (!found) return null;
  const { id, usedAt, account } = found;
  if (usedAt === null || now.getTime() - usedAt.getTime() > HOUR)
    await ifPossible(db.appPassword.updateMany({ where: { id }, data: { usedAt: now } }));
  return { id, account: toMember(account) };
}

/** Those of an account, the one made last first. */
export function listApps(db: Database, { id }: Member): Promise<readonly ListedApp[]> {
  return db.appPassword.findMany({
    where: { accountId: id },
    orderBy: { id: "desc" },
    select: { id: true, name: true, createdAt: true, usedAt: true },
  });
}

/** Takes the password of one of this account's apps back. */
export async function removeAppPassword(db: Database, member: Member, id: number): Promise<void> {
  await db.appPassword.deleteMany({ where: { id, accountId: member.id } });
}
