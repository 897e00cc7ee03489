import { ACCOUNT } from "#core/account/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { withdrawInvitation } from "#server/accounts/invitation.ts";

export const POST = memberRoute("host", "invite", async ({ db, field }, member) => {
  await withdrawInvitation(db, member.id, Number(field("id")) || 0);
  return { page: ACCOUNT };
});
