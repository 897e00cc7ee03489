import { CODES, SIGN_UP } from "#core/account/address.ts";
import { nextPath } from "#core/account/next-path.ts";
import { askToConfirm } from "#server/accounts/account-address.ts";
import { later, openRoute } from "#server/accounts/form-route.ts";
import { mailWait } from "#server/accounts/mail-limits.ts";
import { endSession } from "#server/accounts/session.ts";
import { sessionCookies } from "#server/accounts/session-cookie.ts";
import { signUp } from "#server/accounts/sign-up.ts";
import { config } from "#server/config.ts";

export const POST = openRoute(SIGN_UP, "signUp", async (form) => {
  const { db, field, client, browser, session } = form;
  const [name, invitation, next] = [field("name"), field("invitation"), nextPath(field("next"))];
  const parameters = { invitation, next };
  const address = config().mail ? field("address") : "";
  const asked = { name, password: field("password"), address, invitation, client, browser };
  const signedUp = await signUp(db, config().signUp, asked);
  if (signedUp.kind === "later")
    return { ...later(SIGN_UP, { form: "signUp", name, address }, signedUp.seconds), parameters };
  if (signedUp.kind === "fault")
    return { page: SIGN_UP, parameters, note: { form: "signUp", fault: signedUp.fault, name, address } };
  // Who makes accounts to have mail sent does not; an address can be given later, too.
  if (signedUp.address && (await mailWait(db, client)) === 0)
    await askToConfirm(db, signedUp, signedUp.address, form.locale);
  if (session) await endSession(db, session.id);
  return {
    page: CODES,
    parameters: { next },
    note: { form: "codes", shown: signedUp.codes },
    cookies: await sessionCookies(db, signedUp.token),
  };
});
