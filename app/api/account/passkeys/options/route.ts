import { memberRoute } from "#server/accounts/form-route.ts";
import { askForNewPasskey } from "#server/accounts/passkey.ts";
import { passkeyQuestion } from "#server/accounts/passkey-question.ts";
import { relyingParty } from "#server/accounts/relying-party.ts";
import { withProof } from "#server/accounts/with-password.ts";

/** What the browser is asked that is to make a passkey: for who knows the password or has just signed in without, so that nobody adds a way in who found a browser open. */
export const POST = memberRoute("listener", "passkeys", (asked, member) =>
  withProof(asked, member, "passkeys", async () => {
    const site = relyingParty();
    return site
      ? passkeyQuestion(await askForNewPasskey(asked.db, site, member))
      : new Response(null, { status: 404 });
  }),
);
