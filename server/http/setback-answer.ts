import { type Setback, setbackOf } from "../setback.ts";
import { currentAsker, type Refusal } from "./asker.ts";

/** When to come back to a server that has too much to do. Seconds. */
export const COME_BACK = 5;

/** How who asks is told of a setback. */
export interface SetbackAnswer {
  /** A disk that is full is no matter of waiting alone (RFC 4918, section 11.5). */
  readonly status: 503 | 507;
  /** After how many it may be asked for again. */
  readonly seconds: number;
}

export const SETBACK_ANSWERS: Readonly<Record<Setback, SetbackAnswer>> = {
  busy: { status: 503, seconds: COME_BACK },
  databaseAway: { status: 503, seconds: COME_BACK },
  diskFull: { status: 507, seconds: 60 },
  mediaAway: { status: 503, seconds: 10 },
};

/** How an answer says that such an error met it; null for an error that says nothing to who asks. */
export function refusalFor(error: unknown): Refusal | null {
  const setback = setbackOf(error);
  if (setback === null) return null;
  const { status, seconds } = SETBACK_ANSWERS[setback];
  return { status, headers: { "retry-after": String(seconds) } };
}

/** Has the answer that is being made, should it fail by this error, say so rather than that it failed. */
export function excuseBy(error: unknown): void {
  const refusal = refusalFor(error);
  if (refusal) currentAsker()?.excuse(refusal);
}
