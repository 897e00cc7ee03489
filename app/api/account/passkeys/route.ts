import { ACCOUNT } from "#core/account/address.ts";
import { CHALLENGE_COOKIE } from "#server/accounts/challenge.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { keepPasskey } from "#server/accounts/passkey.ts";
import { relyingParty } from "#server/accounts/relying-party.ts";

export const POST = memberRoute("listener", "passkeys", async ({ db, field, cookie, browser }, member) => {
  const site = relyingParty();
  if (!site) return new Response(null, { status: 404 });
  const answer = { credential: field("credential"), challenge: cookie(CHALLENGE_COOKIE), browser };
  const kept = await keepPasskey(db, site, member, answer);
  return { page: ACCOUNT, note: { form: "passkeys", fault: kept ? null : "passkeyNotKept" } };
});
