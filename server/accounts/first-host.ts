import type { Config } from "../config.ts";
import { renewFirstInvitation } from "../db/first-invitation.ts";
import { INVITATION_LASTS, invitationHref } from "./invitation.ts";
import { hashToken, newToken } from "./token.ts";

/** The link by which the first person signs up, as a host; null where there is one. It takes the place of the last one. */
export async function firstHostLink({ databaseLocation, publicUrl }: Config): Promise<string | null> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + INVITATION_LASTS);
  const renewed = await renewFirstInvitation(databaseLocation, { tokenHash: hashToken(token), expiresAt });
  return renewed ? publicUrl + invitationHref(token) : null;
}
