import { loginPageHref } from "#core/app/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { grantLogin } from "#server/apps/login-flow.ts";

/** Lets in an app that waits for it. */
export const POST = memberRoute("listener", "grant", async ({ db, field }, member) => {
  const token = field("token");
  const page = loginPageHref(token);
  const granted = await grantLogin(db, token, member);
  return granted ? { page, note: { form: "grant" } } : { page };
});
