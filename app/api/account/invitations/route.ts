import { ACCOUNT } from "#core/account/address.ts";
import { isRole } from "#core/account/role.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { invite } from "#server/accounts/invitation.ts";
import { config } from "#server/config.ts";

export const POST = memberRoute("host", "invite", async ({ db, field }, member) => {
  const role = field("role");
  const { publicUrl, signUp } = config();
  if (signUp === "closed") return new Response(null, { status: 403 });
  if (!isRole(role)) return new Response(null, { status: 400 });
  const shown = [publicUrl + (await invite(db, role, member.id))];
  return { page: ACCOUNT, note: { form: "invite", shown } };
});
