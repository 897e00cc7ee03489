import { databaseFailure } from "../db/failure.ts";
import { isBucketError, mayPass } from "../media/bucket/bucket-error.ts";
import { isBusy } from "../thread/busy.ts";
import { currentAsker, type Refusal } from "./asker.ts";

/** When to come back to a server that has too much to do. Seconds. */
export const COME_BACK = 5;

/** Why something could not be done that can be done later, and is no fault of this code. */
export type SetbackKind = "busy" | "databaseAway" | "diskFull" | "mediaAway";

export interface Setback {
  readonly kind: SetbackKind;
  /** Of HTTP: a disk that is full is no matter of waiting alone (RFC 4918, section 11.5). */
  readonly status: 503 | 507;
  /** After how many it may be asked for again. */
  readonly seconds: number;
}

const SETBACKS: Readonly<Record<SetbackKind, Setback>> = {
  busy: { kind: "busy", status: 503, seconds: COME_BACK },
  databaseAway: { kind: "databaseAway", status: 503, seconds: COME_BACK },
  diskFull: { kind: "diskFull", status: 507, seconds: 60 },
  mediaAway: { kind: "mediaAway", status: 503, seconds: 10 },
};

/** What kind of setback an error is; null for any other error. */
export function setbackOf(error: unknown): Setback | null {
  if (isBusy(error)) return SETBACKS.busy;
  if (isBucketError(error)) return SETBACKS.mediaAway;
  switch (databaseFailure(error)) {
    case "busy":
      return SETBACKS.busy;
    case "away":
      return SETBACKS.databaseAway;
    case "full":
      return SETBACKS.diskFull;
    default:
      return null;
  }
}

export type Hindrance = Exclude<SetbackKind, "busy">;

/** What hinders where something is kept, which is away or full; null where it failed because of what it is, or for being too much. */
export function hindranceOf(error: unknown): Hindrance | null {
  if (isBucketError(error) && !mayPass(error)) return null;
  const kind = setbackOf(error)?.kind ?? "busy";
  return kind === "busy" ? null : kind;
}

/** How an answer says that such an error met it; null for an error that says nothing to who asks. */
export function refusalFor(error: unknown): Refusal | null {
  const setback = setbackOf(error);
  return setback && { status: setback.status, headers: { "retry-after": String(setback.seconds) } };
}

/** Has the answer that is being made, should it fail by this error, say so rather than that it failed. */
export function excuseBy(error: unknown): void {
  const refusal = refusalFor(error);
  if (refusal) currentAsker()?.excuse(refusal);
}

/** Waits for what may as well be done the next time: where it meets a setback, that is all. */
export async function ifPossible(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (setbackOf(error) === null) throw error;
  });
}
