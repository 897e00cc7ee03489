import type { z } from "zod";
import { mayAct, type Role } from "#core/account/role.ts";
import { type Database, database } from "../db/client.ts";
import { answerUnlessBusy } from "../http/overload.ts";
import { readOwnJson } from "../http/own-form.ts";
import { problemResponse } from "../http/problem.ts";
import { type Limiter, limited } from "../http/rate-limit.ts";
import { findSession, type Member } from "./session.ts";
import { tokenOf } from "./session-cookie.ts";

const NO_STORE = { headers: { "cache-control": "no-store" } };

type Answer = object | Response;

/** Who is answered, and how much of what they ask. */
export interface MemberTerms {
  readonly needed: Role;
  readonly limiter: Limiter;
  /** Bytes of what is sent. */
  readonly longest: number;
}

/** Answers those who are signed in and may do what is for this role; `act` gives what is sent as JSON. */
export function memberAnswer(
  request: Request,
  { needed, limiter }: MemberTerms,
  act: (db: Database, member: Member) => Promise<Answer>,
): Promise<Response> {
  return answerUnlessBusy(async () => {
    const refusal = limited(request, limiter);
    if (refusal) return refusal;
    const db = database();
    const session = await findSession(db, tokenOf(request.headers));
    if (!session) return signedOut();
    if (!mayAct(session.account.role, needed)) return forbidden(needed);
    const answer = await act(db, session.account);
    return answer instanceof Response ? answer : Response.json(answer, NO_STORE);
  });
}

/** The same for what a script of our pages sends as JSON of this shape. */
export function memberJsonAnswer<Body>(
  request: Request,
  terms: MemberTerms,
  body: z.ZodType<Body>,
  act: (db: Database, member: Member, asked: Body) => Promise<Answer>,
): Promise<Response> {
  return memberAnswer(request, terms, async (db, member) => {
    const read = await readOwnJson(request, terms.longest);
    if (read instanceof Response) return read;
    const asked = body.safeParse(read.value);
    return asked.success ? act(db, member, asked.data) : notUnderstood(asked.error);
  });
}

function signedOut(): Response {
  const detail = "Sign in first: the session is over or there was none.";
  return problemResponse({ title: "Unauthorized", detail, status: 401 });
}

function forbidden(needed: Role): Response {
  const detail = `This is for somebody whose role is ${needed}. A host of this site can give it.`;
  return problemResponse({ title: "Forbidden", detail, status: 403 });
}

/** The answer to what was sent in another shape. */
export function notUnderstood({ issues }: z.ZodError): Response {
  const places = issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`);
  const detail = `What was sent is not what is understood here. ${places.join("; ")}`;
  return problemResponse({ title: "Unprocessable Content", detail, status: 422 });
}
