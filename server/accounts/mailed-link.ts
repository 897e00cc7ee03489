import type { Database, Prisma } from "../db/client.ts";
import { hashToken, newToken } from "./token.ts";

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

type Kind = "signIn" | "confirm";
/** Milliseconds. */
const LASTS: Readonly<Record<Kind, number>> = { signIn: 15 * MINUTE, confirm: DAY };

type Writer = Database | Prisma.TransactionClient;

interface NewLink {
  readonly accountId: number;
  readonly kind: Kind;
  readonly address: string;
  /** A path of this site. */
  readonly next: string;
}

/** Keeps a link that is about to be sent, and gives its token: from now on it is known only to who has the mail. Forgets all that are over. */
export async function makeLink(db: Writer, link: NewLink, now = Date.now()): Promise<string> {
  const token = newToken();
  await db.mailedLink.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  const expiresAt = new Date(now + LASTS[link.kind]);
  await db.mailedLink.create({
    data: { ...link, tokenHash: hashToken(token), createdAt: new Date(now), expiresAt },
  });
  return token;
}

/** The link of a token, and whose it is; null where it is over, was used, or never was. */
export async function findLink(db: Writer, kind: Kind, token: string, now = Date.now()) {
  return db.mailedLink.findFirst({
    where: { kind, tokenHash: hashToken(token), expiresAt: { gt: new Date(now) } },
    include: { account: { include: { address: true } } },
  });
}

/** Takes it, once; false where somebody was quicker. */
export async function takeLink(db: Writer, id: number): Promise<boolean> {
  const { count } = await db.mailedLink.deleteMany({ where: { id } });
  return count === 1;
}

/** Has no link of an account work any more, of this kind or of any. */
export async function endLinks(db: Writer, accountId: number, kind?: Kind): Promise<void> {
  await db.mailedLink.deleteMany({ where: { accountId, ...(kind && { kind }) } });
}

/** Those of an account that work still, the latest first. */
export async function listLinks(db: Database, accountId: number, now = Date.now()) {
  return db.mailedLink.findMany({
    where: { accountId, expiresAt: { gt: new Date(now) } },
    orderBy: { id: "desc" },
    select: { kind: true, address: true, createdAt: true, expiresAt: true },
  });
}
