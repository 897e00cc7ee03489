import { z } from "zod";
import { errorCode } from "../error-code.ts";

/**
 * What is wrong with a database or its disk, where a person can do something about it; `away` is a server that cannot be
 * reached, or takes nobody on, now.
 */
export type DatabaseFailure = "busy" | "full" | "unwritable" | "corrupt" | "away";

const KINDS: readonly (readonly [RegExp, DatabaseFailure])[] = [
  // Prisma's codes for a write, and for the beginning of a transaction, that has waited long enough.
  [/^(?:SQLITE_(?:BUSY|LOCKED)|P1008$|P2028$)/, "busy"],
  [/^(?:SQLITE_FULL|ENOSPC)/, "full"],
  [/^(?:SQLITE_(?:READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS)/, "unwritable"],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, "corrupt"],
  // PostgreSQL's (its documentation, Appendix A), and Prisma's for the same: a lock that was waited for, and a conflict.
  [/^(?:55P03|40001|40P01|P2034)$/, "busy"],
  [/^53100$/, "full"],
  // No right to it, and a server that only reads.
  [/^(?:42501|25006)$/, "unwritable"],
  [/^XX00[12]$/, "corrupt"],
  // Connections that break or cannot be made, are too many, or are not to be had of the pool in time.
  [/^(?:08\w{3}|57P0[1-4]|25P03|53300|P100[12]|P1017|P2024|P2037)$/, "away"],
  [
    /^(?:ECONN(?:REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    "away",
  ],
];

/** What they and their drivers say where they give no code. */
const SENTENCES: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/database (?:table )?is locked/i, "busy"],
  [/disk is full|no space left/i, "full"],
  [/readonly database|unable to open database/i, "unwritable"],
  [/malformed|not a database/i, "corrupt"],
  [
    /connection (?:terminated|error)|timeout (?:exceeded when trying to connect|expired)|can't reach database server/i,
    "away",
  ],
  [
    /terminating connection|not (?:yet )?accepting connections|system is (?:starting up|shutting down|in recovery)/i,
    "away",
  ],
];

const driverCause = z.object({ originalCode: z.string() });

/** As Prisma wraps what its driver says. */
const wrapped = z.object({
  cause: driverCause.optional().catch(undefined),
  meta: z
    .object({ driverAdapterError: z.object({ cause: driverCause }) })
    .optional()
    .catch(undefined),
});

/** What an error of the database means, thrown by whichever of its layers; null for any other error. */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  if (!(error instanceof Error)) return null;
  const telling = tellingCode(error);
  if (telling) return telling.kind;
  return SENTENCES.find(([pattern]) => pattern.test(error.message))?.[1] ?? null;
}

/** Gives an error of the database the code of its driver as its own: what is deeper in an error does not come out of a thread. */
export function raiseCode(error: unknown): void {
  const telling = error instanceof Error ? tellingCode(error) : null;
  if (telling) Object.assign(error as Error, { code: telling.code });
}

/** The first code of those of its layers, from the driver upwards, that says what is wrong. */
function tellingCode(error: Error): { readonly code: string; readonly kind: DatabaseFailure } | null {
  const { cause, meta } = wrapped.safeParse(error).data ?? {};
  for (const code of [
    meta?.driverAdapterError.cause.originalCode,
    cause?.originalCode,
    errorCode(error) ?? undefined,
  ]) {
    const kind = code && KINDS.find(([pattern]) => pattern.test(code))?.[1];
    if (code && kind) return { code, kind };
  }
  return null;
}
