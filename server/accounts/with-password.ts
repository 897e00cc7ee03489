import { ACCOUNT } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { type Asked, later, type Outcome } from "./form-route.ts";
import type { Member } from "./session.ts";
import { confirmPassword } from "./sign-in.ts";

/** Does what only they may do who know the password, which stands in the field of that name. */
export async function withPassword(
  { db, field, client }: Asked,
  member: Member,
  form: FormNote["form"],
  act: () => Promise<Outcome | Response>,
): Promise<Outcome | Response> {
  const confirmed = await confirmPassword(db, member, { password: field("password"), client });
  if (typeof confirmed !== "boolean") return later(ACCOUNT, { form }, confirmed.seconds);
  return confirmed ? act() : { page: ACCOUNT, note: { form, fault: "wrongPassword" } };
}
