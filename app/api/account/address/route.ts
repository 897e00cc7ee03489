import { ACCOUNT } from "#core/account/address.ts";
import { parseAddress } from "#core/account/mail-address.ts";
import { askToConfirm } from "#server/accounts/account-address.ts";
import { later, memberRoute } from "#server/accounts/form-route.ts";
import { mailWait } from "#server/accounts/mail-limits.ts";
import { withProof } from "#server/accounts/with-password.ts";
import { config } from "#server/config.ts";

/** Sends a link to an address, by which it is confirmed. */
export const POST = memberRoute("listener", "address", async (asked, member) => {
  const { db, field, client, locale } = asked;
  if (!config().mail) return new Response(null, { status: 404 });
  return withProof(asked, member, "address", async () => {
    const address = field("address");
    const parsed = parseAddress(address);
    if (parsed.kind === "fault")
      return { page: ACCOUNT, note: { form: "address", fault: parsed.fault, address } };
    const seconds = await mailWait(db, client);
    if (seconds > 0) return later(ACCOUNT, { form: "address", address }, seconds);
    await askToConfirm(db, member, parsed, locale);
    return { page: ACCOUNT, note: { form: "address" } };
  });
});
