import { ACCOUNT } from "#core/account/address.ts";
import { removeAddress } from "#server/accounts/account-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { withProof } from "#server/accounts/with-password.ts";

export const POST = memberRoute("listener", "addressRemoval", (asked, member) =>
  withProof(asked, member, "addressRemoval", async () => {
    await removeAddress(asked.db, member, asked.locale);
    return { page: ACCOUNT, note: { form: "addressRemoval" } };
  }),
);
