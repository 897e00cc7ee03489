import { databaseFailure } from "./db/failure.ts";
import { isBucketError, mayPass } from "./media/bucket/bucket-error.ts";
import { isBusy } from "./thread/busy.ts";

/** Why something could not be done that can be done later, and is no fault of this code. */
export type Setback = "busy" | "databaseAway" | "diskFull" | "mediaAway";

/** What kind of setback an error is; null for any other error. */
export function setbackOf(error: unknown): Setback | null {
  if (isBusy(error)) return "busy";
  if (isBucketError(error)) return "mediaAway";
  switch (databaseFailure(error)) {
    case "busy":
      return "busy";
    case "away":
      return "databaseAway";
    case "full":
      return "diskFull";
    default:
      return null;
  }
}

export type Hindrance = Exclude<Setback, "busy">;

/** What hinders where something is kept, which is away or full; null where it failed because of what it is, or for being too much. */
export function hindranceOf(error: unknown): Hindrance | null {
  if (isBucketError(error) && !mayPass(error)) return null;
  const setback = setbackOf(error);
  return setback === "busy" ? null : setback;
}

/** Waits for what may as well be done the next time: where it meets a setback, that is all. */
export async function ifPossible(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (setbackOf(error) === null) throw error;
  });
}
