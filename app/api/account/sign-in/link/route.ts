import { SIGN_IN_LINK } from "#core/account/address.ts";
import { parseAddress } from "#core/account/mail-address.ts";
import { nextPath } from "#core/account/next-path.ts";
import { later, openRoute } from "#server/accounts/form-route.ts";
import { mailWait } from "#server/accounts/mail-limits.ts";
import { sendSignInLink } from "#server/accounts/sign-in-link.ts";
import { config } from "#server/config.ts";

/** Says the same of every address that can be one: whether it is somebody's is looked up when that is said. */
export const POST = openRoute(SIGN_IN_LINK, "link", async ({ db, field, client, locale }) => {
  const { mail } = config();
  if (!mail) return new Response(null, { status: 404 });
  const [address, next] = [field("address"), nextPath(field("next"))];
  const [page, parameters] = [SIGN_IN_LINK, { next }];
  const parsed = parseAddress(address);
  if (parsed.kind === "fault")
    return { page, parameters, note: { form: "link", fault: parsed.fault, address } };
  const seconds = await mailWait(db, client);
  if (seconds > 0) return { ...later(page, { form: "link", address }, seconds), parameters };
  sendSignInLink(db, mail, { key: parsed.key, locale, next });
  return { page, parameters, note: { form: "link", address } };
});
