import { LONGEST_BATCH } from "#core/sync/batch.ts";
import { type AccountMark, type Asked, parseAsked, type Told } from "#core/sync/exchange.ts";
import { findSession } from "../accounts/session.ts";
import { tokenOf } from "../accounts/session-cookie.ts";
import { type Database, database } from "../db/client.ts";
import { readOwnJson } from "../http/own-form.ts";
import { limited, openLimiter } from "../http/rate-limit.ts";
import { takeBatch } from "./store.ts";

/** Who brings along years of listening sends some hundred batches, and takes as many. */
const LIMITER = openLimiter("sync", 600);
/** Bytes: each character may take three. One change may be longer than a batch, and the rest is a few hundred. */
const LONGEST_BODY = 4 * LONGEST_BATCH;

/** Takes what a browser of somebody who is signed in sends, and answers what is new for it. */
export async function answerExchange(request: Request): Promise<Response> {
  const refusal = limited(request, LIMITER);
  if (refusal) return refusal;
  const read = await readOwnJson(request, LONGEST_BODY);
  if (read instanceof Response) return read;
  const db = database();
  const session = await findSession(db, tokenOf(request.headers));
  if (!session) return signedOut();
  const asked = parseAsked(read.value);
  if (!asked) return new Response(null, { status: 400 });
  const { id } = session.account;
  const mark = await markOf(db, id);
  if (mark === null) return signedOut();
  const told = await tell(db, { id, mark }, asked, Date.now());
  return Response.json(told, { headers: { "cache-control": "no-store" } });
}

interface Owner {
  readonly id: number;
  readonly mark: AccountMark;
}

async function tell(
  db: Database,
  { id, mark }: Owner,
  { account, batch }: Asked,
  now: number,
): Promise<Told> {
  if (account !== null && account !== mark)
    return { kind: "account", account: mark, isGone: !(await isThere(db, account)) };
  const taken = await takeBatch(db, id, batch, now);
  switch (taken.kind) {
    case "answered":
      return { kind: "answered", account: mark, answer: taken.answer };
    case "ahead":
      return { kind: "ahead", now };
    case "unknownCursor":
      return { kind: "cursor" };
    case "full":
      return taken;
  }
}

/** Null for none. Another database has other accounts under the same numbers. */
async function markOf(db: Database, id: number): Promise<AccountMark | null> {
  const account = await db.account.findUnique({ where: { id }, select: { createdAt: true } });
  return account && `${id}.${account.createdAt.getTime()}`;
}

async function isThere(db: Database, mark: AccountMark): Promise<boolean> {
  const [, id] = /^(\d{1,9})\./.exec(mark) ?? [];
  return id !== undefined && (await markOf(db, Number(id))) === mark;
}

/** It takes no cookie back: somebody may have signed in since the browser has asked, of whom this would be the cookie. */
function signedOut(): Response {
  return new Response(null, { status: 401, headers: { "cache-control": "no-store" } });
}
