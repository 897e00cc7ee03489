import { pageHref, SIGN_UP } from "#core/account/address.ts";
import type { Role } from "#core/account/role.ts";
import type { Database } from "../db/client.ts";
import { hashToken, newToken } from "./token.ts";

/** Milliseconds. */
export const INVITATION_LASTS = 7 * 24 * 60 * 60 * 1000;

export interface ListedInvitation {
  readonly id: number;
  readonly role: string;
  readonly expiresAt: Date;
}

/**
 * Invites one person; gives the path of the link, which is known from now on only to who has it. `inviterId` is null at the
 * server itself. Forgets all invitations that are over.
 */
export async function invite(db: Database, role: Role, inviterId: number | null): Promise<string> {
  const token = newToken();
  await db.invitation.deleteMany({ where: { expiresAt: { lte: new Date() } } });
  const expiresAt = new Date(Date.now() + INVITATION_LASTS);
  await db.invitation.create({ data: { tokenHash: hashToken(token), role, inviterId, expiresAt } });
  return invitationHref(token);
}

export function invitationHref(token: string): string {
  return pageHref(SIGN_UP, { invitation: token });
}

/** Those of a host that nobody has taken yet, the one that ends first at the top. */
export function listInvitations(db: Database, inviterId: number): Promise<readonly ListedInvitation[]> {
  return db.invitation.findMany({
    where: { inviterId, expiresAt: { gt: new Date() } },
    orderBy: { expiresAt: "asc" },
    select: { id: true, role: true, expiresAt: true },
  });
}

/** Withdraws one of a host's own. */
export async function withdrawInvitation(db: Database, inviterId: number, id: number): Promise<void> {
  await db.invitation.deleteMany({ where: { id, inviterId } });
}
