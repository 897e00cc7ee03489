import { CODES, SIGN_UP } from "#core/account/address.ts";
import { nextPath } from "#core/account/next-path.ts";
import { later, openRoute } from "#server/accounts/form-route.ts";
import { endSession } from "#server/accounts/session.ts";
import { sessionCookies } from "#server/accounts/session-cookie.ts";
import { signUp } from "#server/accounts/sign-up.ts";
import { config } from "#server/config.ts";

export const POST = openRoute(SIGN_UP, "signUp", async ({ db, field, client, browser, session }) => {
  const [name, invitation, next] = [field("name"), field("invitation"), nextPath(field("next"))];
  const parameters = { invitation, next };
  const asked = { name, password: field("password"), invitation, client, browser };
  const signedUp = await signUp(db, config().signUp, asked);
  if (signedUp.kind === "later")
    return { ...later(SIGN_UP, { form: "signUp", name }, signedUp.seconds), parameters };
  if (signedUp.kind === "fault")
    return { page: SIGN_UP, parameters, note: { form: "signUp", fault: signedUp.fault, name } };
  if (session) await endSession(db, session.id);
  return {
    page: CODES,
    parameters: { next },
    note: { form: "codes", shown: signedUp.codes },
    cookies: await sessionCookies(db, signedUp.token),
  };
});
