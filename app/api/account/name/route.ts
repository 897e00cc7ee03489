import { ACCOUNT } from "#core/account/address.ts";
import { type Renamed, renameAccount } from "#server/accounts/account.ts";
import { attempt } from "#server/accounts/attempts.ts";
import { later, memberRoute } from "#server/accounts/form-route.ts";
import { nameCookie } from "#server/accounts/session-cookie.ts";

export const POST = memberRoute("listener", "name", async ({ db, field, client }, member) => {
  const name = field("name");
  // Who tries many names would learn which there are.
  const renamed = await attempt<Renamed>(
    db,
    { client, nameKey: null },
    () => renameAccount(db, member, name),
    ({ kind }) => kind === "renamed",
  );
  if (renamed.kind === "later") return later(ACCOUNT, { form: "name", name }, renamed.seconds);
  if (renamed.kind === "fault") return { page: ACCOUNT, note: { form: "name", fault: renamed.fault, name } };
  return { page: ACCOUNT, note: { form: "name" }, cookies: [nameCookie(renamed.name)] };
});
