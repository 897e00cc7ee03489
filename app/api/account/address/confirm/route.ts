import { ACCOUNT } from "#core/account/address.ts";
import { confirmAddress } from "#server/accounts/account-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";

export const POST = memberRoute("listener", "addressConfirmed", async ({ db, field, locale }, member) => {
  const confirmed = await confirmAddress(db, member, field("token"), locale);
  const fault = confirmed === "confirmed" ? null : confirmed;
  return { page: ACCOUNT, note: { form: "addressConfirmed", fault } };
});
