import { SIGN_IN } from "#core/account/address.ts";
import { nextPath } from "#core/account/next-path.ts";
import { CHALLENGE_COOKIE } from "#server/accounts/challenge.ts";
import { openRoute } from "#server/accounts/form-route.ts";
import { signInWithPasskey } from "#server/accounts/passkey.ts";
import { relyingParty } from "#server/accounts/relying-party.ts";
import { signInOutcome } from "#server/accounts/sign-in-outcome.ts";

export const POST = openRoute(SIGN_IN, "signIn", async (asked) => {
  const site = relyingParty();
  if (!site) return new Response(null, { status: 404 });
  const { db, field, cookie, client, browser } = asked;
  const answer = { credential: field("credential"), challenge: cookie(CHALLENGE_COOKIE), client, browser };
  const signedIn = await signInWithPasskey(db, site, answer);
  return signInOutcome(asked, signedIn, nextPath(field("next")), { fault: "passkeyWrong", name: "" });
});
