import { z } from "zod";
import { ROLES, type Role } from "#core/account/role.ts";
import type { Database, Prisma } from "../db/client.ts";
import { ifPossible } from "../setback.ts";
import { hashToken, newToken } from "./token.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** After so long one signs in again: since the browser was seen last, and in any case. */
const LONGEST_AWAY = 90 * DAY;
export const LONGEST_SESSION = 365 * DAY;

/** So long after it began by a link or a passkey nobody is asked for a password in a session. */
const LONGEST_PROOF = 10 * 60 * 1000;

const roleOf = z.enum(ROLES);

/** By what a session begins. */
export type Beginning = "password" | "passkey" | "mail";

/** Somebody who is signed in, in one browser. */
export interface Session {
  readonly id: number;
  readonly account: Member;
  /** Whether it began so lately, by a link or a passkey, that this stands in the place of the password. */
  readonly proven: boolean;
}

export interface Member {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

export interface ListedSession {
  readonly id: number;
  /** Empty where it is not known. */
  readonly browser: string;
  readonly createdAt: Date;
  /** To the hour. */
  readonly seenAt: Date;
}

type Writer = Database | Prisma.TransactionClient;

/** What sessions are over at `now`; milliseconds since 1970. */
export function isOverWhere(now: number) {
  return {
    OR: [
      { seenAt: { lt: new Date(now - LONGEST_AWAY) } },
      { createdAt: { lt: new Date(now - LONGEST_SESSION) } },
    ],
  };
}

/** Begins a session, with a token that nobody has had before. Forgets those of the account that are over. */
export async function beginSession(
  db: Writer,
  accountId: number,
  browser: string,
  begunBy: Beginning = "password",
): Promise<string> {
  const token = newToken();
  await db.session.deleteMany({ where: { accountId, ...isOverWhere(Date.now()) } });
  await db.session.create({ data: { accountId, browser, begunBy, tokenHash: hashToken(token) } });
  return token;
}

/** Whose token it is; null where it is nobody's, or no longer. Notes that they were here, once an hour. */
export async function findSession(
  db: Database,
  token: string | undefined,
  now = new Date(),
): Promise<Session | null> {
  if (token === undefined) return null;
  const found = await db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { account: true },
  });
  if (!found) return null;
  if (isOver(found, now)) {
    await ifPossible(endSession(db, found.id));
    return null;
  }
  if (now.getTime() - found.seenAt.getTime() > HOUR)
    await ifPossible(db.session.updateMany({ where: { id: found.id }, data: { seenAt: now } }));
  const { id, begunBy, createdAt, account } = found;
  const proven = begunBy !== "password" && now.getTime() - createdAt.getTime() < LONGEST_PROOF;
  return { id, account: toMember(account), proven };
}

/** Somebody as their account is kept. */
export function toMember({ id, name, role }: { id: number; name: string; role: string }): Member {
  return { id, name, role: roleOf.parse(role) };
}

function isOver({ createdAt, seenAt }: Pick<ListedSession, "createdAt" | "seenAt">, now: Date): boolean {
  return (
    now.getTime() - seenAt.getTime() > LONGEST_AWAY || now.getTime() - createdAt.getTime() > LONGEST_SESSION
  );
}

/** The one seen last first. */
export async function listSessions(db: Database, accountId: number): Promise<readonly ListedSession[]> {
  const sessions = await db.session.findMany({
    where: { accountId },
    orderBy: [{ seenAt: "desc" }, { id: "desc" }],
    select: { id: true, browser: true, createdAt: true, seenAt: true },
  });
  return sessions.filter((session) => !isOver(session, new Date()));
}

export async function endSession(db: Writer, id: number): Promise<void> {
  await db.session.deleteMany({ where: { id } });
}

/** Ends one of this account's own. */
export async function endOwnSession(db: Database, accountId: number, id: number): Promise<void> {
  await db.session.deleteMany({ where: { id, accountId } });
}

/** Ends all of an account, but perhaps one. */
export async function endSessions(db: Writer, accountId: number, but: number | null): Promise<void> {
  await db.session.deleteMany({ where: { accountId, ...(but !== null && { id: { not: but } }) } });
}
