import { type NameFault, parseName } from "#core/account/name.ts";
import { timeOf } from "#core/sync/stamp.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { listKept } from "../sync/kept-changes.ts";
import { listApps } from "./app-password.ts";
import { listInvitations } from "./invitation.ts";
import { listLinks } from "./mailed-link.ts";
import { listPasskeys } from "./passkey-list.ts";
import { listSessions, type Member } from "./session.ts";

export type Renamed =
  | { readonly kind: "renamed"; readonly name: string }
  | { readonly kind: "fault"; readonly fault: NameFault | "nameTaken" };

export async function renameAccount(db: Database, { id }: Member, typed: string): Promise<Renamed> {
  const parsed = parseName(typed);
  if (parsed.kind === "fault") return parsed;
  const { name, key } = parsed;
  return writeWhole(db, async (tx) => {
    const known = await tx.account.findUnique({ where: { key } });
    if (known && known.id !== id) return { kind: "fault", fault: "nameTaken" };
    await tx.account.update({ where: { id }, data: { name, key } });
    return { kind: "renamed", name };
  });
}

/** How many recovery codes are left. */
export function countCodes(db: Database, { id }: Member): Promise<number> {
  return db.recoveryCode.count({ where: { accountId: id } });
}

/** Takes away all that is kept of somebody. */
export async function removeAccount(db: Database, { id }: Member): Promise<void> {
  await db.account.deleteMany({ where: { id } });
}

/** All that is kept of somebody, for themselves. Of what is secret there is only a hash, which is nothing to take along. */
export async function accountData(db: Database, member: Member) {
  const { createdAt } = await db.account.findUniqueOrThrow({ where: { id: member.id } });
  const sessions = await listSessions(db, member.id);
  const passkeys = await listPasskeys(db, member);
  const invitations = await listInvitations(db, member.id);
  const kept = await listKept(db, member.id);
  const apps = await listApps(db, member);
  const address = await db.accountAddress.findUnique({ where: { accountId: member.id } });
  const links = await listLinks(db, member.id);
  return {
    name: member.name,
    role: member.role,
    createdAt,
    address: address && { address: address.address, confirmedAt: address.confirmedAt },
    linksSent: links.map(({ createdAt: sentAt, ...link }) => ({ ...link, sentAt })),
    recoveryCodesLeft: await countCodes(db, member),
    sessions: sessions.map(({ browser, createdAt: begunAt, seenAt }) => ({ browser, begunAt, seenAt })),
    apps: apps.map(({ name, createdAt: addedAt, usedAt }) => ({ name, addedAt, usedAt })),
    passkeys: passkeys.map(({ name, createdAt: keptAt, usedAt }) => ({ name, keptAt, usedAt })),
    invitations: invitations.map(({ role, expiresAt }) => ({ role, expiresAt })),
    kept: kept.map(({ key, value, stamp }) => ({ key: JSON.parse(key), value, at: new Date(timeOf(stamp)) })),
  };
}
