import { ACCOUNT } from "#core/account/address.ts";
import { addAppPassword } from "#server/accounts/app-password.ts";
import { memberRoute } from "#server/accounts/form-route.ts";

export const POST = memberRoute("listener", "apps", async ({ db, field }, member) => {
  const password = await addAppPassword(db, member, field("app"));
  if (password === null) return { page: ACCOUNT, note: { form: "apps", fault: "nameEmpty" } };
  return { page: ACCOUNT, note: { form: "apps", shown: [password] } };
});
