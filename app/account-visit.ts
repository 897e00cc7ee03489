import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { pageHref, SIGN_IN } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { nextPath } from "#core/account/next-path.ts";
import { NOTE_PARAMETER, readNote } from "#server/accounts/note.ts";
import { findSession, type Session } from "#server/accounts/session.ts";
import { tokenOf } from "#server/accounts/session-cookie.ts";
import { database } from "#server/db/client.ts";
import { oneOf } from "./search-params.ts";

type Given = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** What a page of accounts is asked for with. */
export interface AccountVisit {
  readonly session: Session | null;
  readonly note: FormNote | null;
  /** Where it goes on to. */
  readonly next: string;
  /** The token of an invitation; empty for none. */
  readonly invitation: string;
}

export async function readVisit(searchParams: Given): Promise<AccountVisit> {
  const [given, told] = [await searchParams, await headers()];
  return {
    session: await findSession(database(), tokenOf(told)),
    note: readNote(told.get("cookie"), oneOf(given[NOTE_PARAMETER])),
    next: nextPath(oneOf(given.next)),
    invitation: oneOf(given.invitation),
  };
}

/** The same of a page for those who are signed in: others are asked to sign in first, and led back to `page`. */
export async function readMemberVisit(
  searchParams: Given,
  page: string,
): Promise<AccountVisit & { readonly session: Session }> {
  const visit = await readVisit(searchParams);
  const { session } = visit;
  return session ? { ...visit, session } : redirect(pageHref(SIGN_IN, { next: page }));
}
