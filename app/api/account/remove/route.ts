import { removeAccount } from "#server/accounts/account.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { noSessionCookies } from "#server/accounts/session-cookie.ts";
import { withPassword } from "#server/accounts/with-password.ts";

export const POST = memberRoute("listener", "remove", (asked, member) =>
  withPassword(asked, member, "remove", async () => {
    await removeAccount(asked.db, member);
    return { page: "/", cookies: noSessionCookies() };
  }),
);
