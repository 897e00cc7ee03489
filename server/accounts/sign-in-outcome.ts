import { SIGN_IN } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import type { Later } from "./attempts.ts";
import { type Asked, later, type Outcome } from "./form-route.ts";
import { endSession } from "./session.ts";
import { sessionCookies } from "./session-cookie.ts";
import type { SignedIn } from "./sign-in.ts";

/** Leads who signed in to `next`, where of a session before nothing is left over; others back, with what was wrong. */
export async function signInOutcome(
  { db, session }: Asked,
  signedIn: SignedIn | Later,
  next: string,
  wrong: Pick<FormNote, "name" | "fault">,
): Promise<Outcome> {
  const parameters = { next };
  if (signedIn.kind === "later")
    return { ...later(SIGN_IN, { form: "signIn", name: wrong.name }, signedIn.seconds), parameters };
  if (signedIn.kind === "wrong") return { page: SIGN_IN, parameters, note: { form: "signIn", ...wrong } };
  if (session) await endSession(db, session.id);
  return { page: next, cookies: await sessionCookies(db, signedIn.token) };
}
