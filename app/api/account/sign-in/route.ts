import { SIGN_IN } from "#core/account/address.ts";
import { nextPath } from "#core/account/next-path.ts";
import { openRoute } from "#server/accounts/form-route.ts";
import { signIn } from "#server/accounts/sign-in.ts";
import { signInOutcome } from "#server/accounts/sign-in-outcome.ts";

export const POST = openRoute(SIGN_IN, "signIn", async (asked) => {
  const { db, field, client, browser } = asked;
  const name = field("name");
  const signedIn = await signIn(db, { name, password: field("password"), client, browser });
  return signInOutcome(asked, signedIn, nextPath(field("next")), { fault: "wrong", name });
});
