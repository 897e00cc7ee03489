import { ACCOUNT, pageHref, SIGN_IN } from "#core/account/address.ts";
import { browserName } from "#core/account/browser-name.ts";
import type { FormFault, FormNote } from "#core/account/form-note.ts";
import { mayAct, type Role } from "#core/account/role.ts";
import { type Database, database } from "../db/client.ts";
import { cookieOf } from "../http/cookie.ts";
import { isLocale, LOCALES, type Locale } from "../http/locale.ts";
import { readOwnForm } from "../http/own-form.ts";
import { LOCALE_HEADER } from "../http/preferences.ts";
import { clientOf } from "../http/rate-limit.ts";
import { COME_BACK } from "../http/setback-answer.ts";
import { setbackOf } from "../setback.ts";
import { sendNote } from "./note.ts";
import { findSession, type Member, type Session } from "./session.ts";
import { believesSession, noSessionCookies, tokenOf } from "./session-cookie.ts";

/** Of a name and two passwords of letters of four bytes, as forms write them, twice over. */
const SMALL: FormSize = { longest: 8000, tooLong: null };

/** What was sent by a form, and who sent it. */
export interface Asked {
  readonly db: Database;
  /** What stands in a field, and in a cookie; empty for none. */
  readonly field: (name: string) => string;
  readonly cookie: (name: string) => string;
  /** All that was sent under one name, such as what was ticked of several. */
  readonly fields: (name: string) => readonly string[];
  /** What a file holds that was chosen in a field; empty for none. */
  readonly file: (name: string) => Promise<Uint8Array>;
  readonly client: string;
  readonly browser: string;
  /** The language of the page that was sent. */
  readonly locale: Locale;
  readonly session: Session | null;
}

/** What became of it. */
export interface Outcome {
  /** A page of this site, with its parameters. */
  readonly page: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly note?: Partial<FormNote> & Pick<FormNote, "form">;
  readonly cookies?: readonly string[];
  /** Of the answer to a script, where it was not even looked at. */
  readonly status?: 401 | 429;
}

interface FormSize {
  /** Bytes. */
  readonly longest: number;
  /** What somebody is told whose form is longer; null where no form of ours is. */
  readonly tooLong: FormFault | null;
  /** The page on which they are told it, and to which who signs in first is led; the account's if omitted. */
  readonly page?: string;
}

const signInFirst = (page: string): Outcome => ({ page: SIGN_IN, parameters: { next: page }, status: 401 });

type Act = (asked: Asked) => Promise<Outcome | Response>;
type MemberAct = (asked: Asked, member: Member, session: Session) => Promise<Outcome | Response>;
type Route = (request: Request) => Promise<Response>;

/**
 * Answers a form of ours that anybody may send. It leads to a page, which a browser opens; a script, which asks for JSON,
 * is told its address and opens it without leaving the page that plays. `page` is where who comes too often is led.
 */
export function openRoute(page: Outcome["page"], note: FormNote["form"], act: Act, size = SMALL): Route {
  const answerForm = async (request: Request): Promise<Response> => {
    const { headers } = request;
    const db = database();
    const session = await findSession(db, tokenOf(headers));
    // What is long is read from those only who are signed in.
    const form = await readOwnForm(request, session ? size.longest : SMALL.longest);
    if (form instanceof Response) {
      if (form.status !== 413 || size.tooLong === null) return form;
      return answer(
        headers,
        session ? { page, note: { form: note, fault: size.tooLong } } : signInFirst(page),
      );
    }
    const asked: Asked = {
      db,
      field: (name) => textOf(form.get(name)),
      fields: (name) => form.getAll(name).map(textOf),
      file: (name) => bytesOf(form.get(name)),
      cookie: (name) => cookieOf(headers.get("cookie"), name) ?? "",
      client: clientOf(headers),
      browser: browserName(headers.get("user-agent") ?? ""),
      locale: [headers.get(LOCALE_HEADER)].find(isLocale) ?? LOCALES[0],
      session,
    };
    const typed = { form: note, name: asked.field("name"), address: asked.field("address") };
    const outcome = await act(asked).catch((error: unknown) => hinderedBy(error, page, typed));
    if (outcome instanceof Response) return outcome;
    const forgotten = session === null && believesSession(headers) ? noSessionCookies() : [];
    return answer(headers, { ...outcome, cookies: outcome.cookies ?? forgotten });
  };
  return (request) =>
    answerForm(request).catch((error: unknown) =>
      answer(request.headers, hinderedBy(error, page, { form: note })),
    );
}

/** The same for those who are signed in and may do what is for this role. */
export function memberRoute(needed: Role, note: FormNote["form"], act: MemberAct, size = SMALL): Route {
  const { page = ACCOUNT } = size;
  const actForMember: Act = async (asked) => {
    const { session } = asked;
    if (!session) return signInFirst(page);
    if (!mayAct(session.account.role, needed)) return new Response(null, { status: 403 });
    return act(asked, session.account, session);
  };
  return openRoute(page, note, actForMember, size);
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}

async function bytesOf(value: FormDataEntryValue | null): Promise<Uint8Array> {
  return new Uint8Array(value instanceof File ? await value.arrayBuffer() : []);
}

/** What somebody is told where it could not be done now, and may be done later. Throws any other error. */
function hinderedBy(error: unknown, page: string, note: NonNullable<Outcome["note"]>): Outcome {
  const setback = setbackOf(error);
  if (setback === null) throw error;
  if (setback === "busy") return later(page, note, COME_BACK);
  console.error(error);
  return { page, note: { ...note, fault: setback } };
}

/** Says when it may be tried again. */
export function later(page: string, note: NonNullable<Outcome["note"]>, seconds: number): Outcome {
  return { page, note: { ...note, fault: "later", seconds }, status: 429 };
}

function answer(headers: Headers, { page, parameters = {}, note, cookies = [], status }: Outcome): Response {
  const sent = note && sendNote(page, parameters, note);
  const href = sent?.href ?? pageHref(page, parameters);
  const scripted = headers.get("accept") === "application/json";
  const told = new Headers({ "cache-control": "no-store" });
  for (const cookie of sent ? [...cookies, sent.cookie] : cookies) told.append("set-cookie", cookie);
  const done = status === undefined && (note?.fault ?? null) === null;
  // Browsers log what they take for failed: what was typed wrong is none.
  if (scripted) return Response.json({ href, done }, { status: status ?? 200, headers: told });
  told.set("location", href);
  return new Response(null, { status: 303, headers: told });
}
