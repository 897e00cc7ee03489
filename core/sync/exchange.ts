import { asCount, asObject, asOneOf, asText, asTruth, type Check, only, orNull } from "../file/json-check.ts";
import { type Answer, type Batch, parseAnswer, parseBatch } from "./batch.ts";

/** Where a server is asked, by POST. */
export const SYNC_PATH = "/api/sync";

/** What tells accounts of a server apart, also from one that was deleted. */
export type AccountMark = string;

/** What a device asks its server. */
export interface Asked {
  /** Whose changes these are; null while the device does not know who is signed in, and sends none. */
  readonly account: AccountMark | null;
  readonly batch: Batch;
}

/** What a server answers that has taken what was sent, or has not. */
export type Told =
  | { readonly kind: "answered"; readonly account: AccountMark; readonly answer: Answer }
  /** Another is signed in. Where the one that was asked for `isGone`, what their browser holds is nobody's. */
  | { readonly kind: "account"; readonly account: AccountMark; readonly isGone: boolean }
  /** A stamp is ahead of the server's clock, `now` in epoch milliseconds. */
  | { readonly kind: "ahead"; readonly now: number }
  /** The server does not know the cursor. */
  | { readonly kind: "cursor" }
  /** The account has no room for more. */
  | { readonly kind: "full" };

const LONGEST_MARK = 50;
const asMark = only(asText, ({ length }) => length > 0 && length <= LONGEST_MARK);
const asAsked = asObject({ account: orNull(asMark), batch: (value) => value });
const asKind = asObject({ kind: asOneOf(["answered", "account", "ahead", "cursor", "full"]) });
const asAnswered = asObject({ account: asMark, answer: (value) => value });
const asOther = asObject({ account: asMark, isGone: asTruth });
const asAhead = asObject({ now: asCount });

/** What a server was asked; null for what is no question. */
export const parseAsked = (value: unknown): Asked | null => {
  const asked = asAsked(value);
  const batch = parseBatch(asked?.batch);
  if (!asked || !batch || (asked.account === null && batch.changes.length > 0)) return null;
  return { account: asked.account, batch };
};

/** What a device was told; null for what is no answer of such a server. */
export function parseTold(value: unknown): Told | null {
  const { kind } = asKind(value) ?? {};
  switch (kind) {
    case "answered":
      return answeredOf(value);
    case "account":
      return told(asOther, value, kind);
    case "ahead":
      return told(asAhead, value, kind);
    case "cursor":
    case "full":
      return { kind };
    case undefined:
      return null;
  }
}

function answeredOf(value: unknown): Told | null {
  const answered = asAnswered(value);
  const answer = parseAnswer(answered?.answer);
  return answered && answer ? { kind: "answered", account: answered.account, answer } : null;
}

function told<Kind, Fields extends object>(check: Check<Fields>, value: unknown, kind: Kind) {
  const fields = check(value);
  return fields ? { kind, ...fields } : null;
}
