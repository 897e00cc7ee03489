import { ACCOUNT } from "#core/account/address.ts";
import { removeAppPassword } from "#server/accounts/app-password.ts";
import { memberRoute } from "#server/accounts/form-route.ts";

export const POST = memberRoute("listener", "apps", async ({ db, field }, member) => {
  await removeAppPassword(db, member, Number(field("id")) || 0);
  return { page: ACCOUNT, note: { form: "apps" } };
});
