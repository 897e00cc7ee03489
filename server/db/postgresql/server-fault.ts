import { z } from "zod";
import { errorCode } from "../../error-code.ts";
import { databaseFailure } from "../failure.ts";

/** Why a database at a server cannot be used, where a person can do something about it; each names a sentence in `messages/*.json`. */
export type ServerFault =
  | "serverAway"
  | "serverPassword"
  | "serverWithout"
  | "serverRights"
  | "serverCrowded";

/** Codes of the system, and of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html). */
const KINDS: readonly (readonly [RegExp, ServerFault])[] = [
  [/^(?:28P01|28000)$/, "serverPassword"],
  [/^3D000$/, "serverWithout"],
  [/^42501$/, "serverRights"],
  [/^53300$/, "serverCrowded"],
  // There is no such socket.
  [/^ENOENT$/, "serverAway"],
];

const several = z.object({ errors: z.array(z.unknown()) });

/** What an error of a connection means; null for any other. */
export function serverFault(error: unknown): ServerFault | null {
  if (!(error instanceof Error)) return null;
  // Of a name with several addresses each has its own.
  const [first] = several.safeParse(error).data?.errors ?? [];
  const code = errorCode(error) ?? (first instanceof Error ? errorCode(first) : undefined) ?? "";
  const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1];
  return kind ?? (databaseFailure(first ?? error) === "away" ? "serverAway" : null);
}

/** What the error says, on a line; of several the first. */
export function faultReason(error: unknown): string {
  const [first] = several.safeParse(error).data?.errors ?? [error];
  return first instanceof Error ? first.message : String(first);
}
