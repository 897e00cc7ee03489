import { ACCOUNT } from "#core/account/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { removePasskey } from "#server/accounts/passkey-list.ts";

export const POST = memberRoute("listener", "passkeyRemoval", async ({ db, field }, member) => {
  await removePasskey(db, member.id, Number(field("id")) || 0);
  return { page: ACCOUNT, note: { form: "passkeyRemoval" } };
});
