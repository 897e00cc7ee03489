import { addAppPassword } from "../accounts/app-password.ts";
import type { Member } from "../accounts/session.ts";
import { hashToken, newToken } from "../accounts/token.ts";
import { type Database, writeWhole } from "../db/client.ts";

/** Milliseconds, as Nextcloud has it. */
const LASTS = 20 * 60 * 1000;
/** Of all; each is some hundred bytes. */
const MOST_WAITING = 10_000;
/** Characters. */
const LONGEST_AGENT = 200;

export interface GrantedLogin {
  readonly loginName: string;
  readonly appPassword: string;
}

/**
 * Begins to let in an app, which waits for a password while its user grants it in a browser (Nextcloud, Login Flow v2,
 * https://docs.nextcloud.com/server/latest/developer_manual/client_apis/LoginFlow/): what the app asks by, and what the page is
 * opened by. The page does not know the first, so that only the app is given the password. Of too many who wait, those who came
 * first go.
 */
export async function beginLogin(
  db: Database,
  userAgent: string | null,
  now = Date.now(),
): Promise<{ readonly pollToken: string; readonly pageToken: string }> {
  const [pollToken, pageToken] = [newToken(), newToken()];
  const agent = userAgent?.trim().slice(0, LONGEST_AGENT) || "?";
  const hashes = { pageHash: hashToken(pageToken), pollHash: hashToken(pollToken) };
  await db.waitingApp.create({ data: { ...hashes, agent, expiresAt: new Date(now + LASTS) } });
  const surplus = await db.waitingApp.findFirst({ orderBy: { expiresAt: "desc" }, skip: MOST_WAITING });
  if (surplus) await db.waitingApp.deleteMany({ where: { expiresAt: { lte: surplus.expiresAt } } });
  return { pollToken, pageToken };
}

/** Of a page on which an app can still be let in. */
function waiting(pageToken: string, now: number) {
  return { pageHash: hashToken(pageToken), accountId: null, expiresAt: { gte: new Date(now) } };
}

/** What the app says that it is whose page this is; null where none waits any more. */
export async function findWaitingApp(
  db: Database,
  pageToken: string,
  now = Date.now(),
): Promise<string | null> {
  const app = await db.waitingApp.findFirst({ where: waiting(pageToken, now) });
  return app?.agent ?? null;
}

/** Lets the app in for this account; false where none waits any more. */
export async function grantLogin(
  db: Database,
  pageToken: string,
  { id: accountId }: Member,
  now = Date.now(),
): Promise<boolean> {
  const { count } = await db.waitingApp.updateMany({ where: waiting(pageToken, now), data: { accountId } });
  return count === 1;
}

/**
 * The password of the app that asks by this, made now and given once; null while nobody has let it in. So it is written nowhere,
 * whichever process is asked.
 */
export async function takeLogin(
  db: Database,
  pollToken: string,
  now = Date.now(),
): Promise<GrantedLogin | null> {
  const where = {
    pollHash: hashToken(pollToken),
    accountId: { not: null },
    expiresAt: { gte: new Date(now) },
  };
  // Apps ask every few seconds: nobody waits for a turn to write before there is something.
  if ((await db.waitingApp.count({ where })) === 0) return null;
  return writeWhole(db, async (tx) => {
    const app = await tx.waitingApp.findFirst({ where, include: { account: true } });
    if (!app?.account) return null;
    await tx.waitingApp.delete({ where: { pageHash: app.pageHash } });
    const appPassword = await addAppPassword(tx, app.account, app.agent);
    return appPassword === null ? null : { loginName: app.account.name, appPassword };
  });
}
