import { ACCOUNT } from "#core/account/address.ts";
import { passwordFault } from "#core/account/password.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { endLinks } from "#server/accounts/mailed-link.ts";
import { beginSession, endSessions } from "#server/accounts/session.ts";
import { sessionCookies } from "#server/accounts/session-cookie.ts";
import { keepPassword } from "#server/accounts/sign-in.ts";
import { withProof } from "#server/accounts/with-password.ts";

/** A new password ends all sessions and links, and begins one anew in this browser: nobody stays who knew the old one, or a token. */
export const POST = memberRoute("listener", "password", (asked, member) => {
  const { db, field, browser } = asked;
  return withProof(asked, member, "password", async () => {
    const fault = passwordFault(field("new"), member.name);
    if (fault) return { page: ACCOUNT, note: { form: "password", fault } };
    await keepPassword(db, member.id, field("new"));
    await endSessions(db, member.id, null);
    await endLinks(db, member.id);
    const token = await beginSession(db, member.id, browser);
    return { page: ACCOUNT, note: { form: "password" }, cookies: await sessionCookies(db, token) };
  });
});
