import { ACCOUNT, RECOVER } from "#core/account/address.ts";
import { later, openRoute } from "#server/accounts/form-route.ts";
import { recover } from "#server/accounts/recovery.ts";
import { endSession } from "#server/accounts/session.ts";
import { sessionCookies } from "#server/accounts/session-cookie.ts";

export const POST = openRoute(RECOVER, "recover", async ({ db, field, client, browser, session }) => {
  const name = field("name");
  const asked = { name, code: field("code"), password: field("password"), client, browser };
  const recovered = await recover(db, asked);
  if (recovered.kind === "later") return later(RECOVER, { form: "recover", name }, recovered.seconds);
  if (recovered.kind !== "signedIn") {
    const fault = recovered.kind === "fault" ? recovered.fault : "wrong";
    return { page: RECOVER, note: { form: "recover", fault, name } };
  }
  if (session) await endSession(db, session.id);
  return {
    page: ACCOUNT,
    note: { form: "recover" },
    cookies: await sessionCookies(db, recovered.token),
  };
});
