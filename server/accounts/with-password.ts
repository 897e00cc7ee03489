import { ACCOUNT } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { type Asked, later, type Outcome } from "./form-route.ts";
import type { Member } from "./session.ts";
import { confirmPassword } from "./sign-in.ts";

type Act = () => Promise<Outcome | Response>;

/** Does what only they may do who know the password, which stands in the field of that name: what cannot be undone. */
export async function withPassword(
  { db, field, client }: Asked,
  member: Member,
  form: FormNote["form"],
  act: Act,
): Promise<Outcome | Response> {
  const note = { form, address: field("address") };
  const password = field("password");
  if (password === "") return { page: ACCOUNT, note: { ...note, fault: "passwordMissing" } };
  const confirmed = await confirmPassword(db, member, { password, client });
  if (typeof confirmed !== "boolean") return later(ACCOUNT, note, confirmed.seconds);
  return confirmed ? act() : { page: ACCOUNT, note: { ...note, fault: "wrongPassword" } };
}

/** The same for what they may also do who have just signed in by a link or a passkey, which knows no password. */
export function withProof(
  asked: Asked,
  member: Member,
  form: FormNote["form"],
  act: Act,
): Promise<Outcome | Response> {
  return asked.session?.proven ? act() : withPassword(asked, member, form, act);
}
