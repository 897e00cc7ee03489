import { SIGN_IN } from "#core/account/address.ts";
import { openRoute } from "#server/accounts/form-route.ts";
import { askForPasskey } from "#server/accounts/passkey.ts";
import { passkeyQuestion } from "#server/accounts/passkey-question.ts";
import { relyingParty } from "#server/accounts/relying-party.ts";

export const POST = openRoute(SIGN_IN, "signIn", async ({ db }) => {
  const site = relyingParty();
  return site ? passkeyQuestion(await askForPasskey(db, site)) : new Response(null, { status: 404 });
});
