import { z } from "zod";
import { errorCode } from "../error-code.ts";

/** What is wrong with a database file or its disk, where a person can do something about it. */
export type DatabaseFailure = "busy" | "full" | "unwritable" | "corrupt";

const KINDS: readonly (readonly [RegExp, DatabaseFailure])[] = [
  // Prisma's codes for a write, and for the beginning of a transaction, that has waited long enough.
  [/^(?:SQLITE_(?:BUSY|LOCKED)|P1008$|P2028$)/, "busy"],
  [/^(?:SQLITE_FULL|ENOSPC)/, "full"],
  [/^(?:SQLITE_(?:READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS)/, "unwritable"],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, "corrupt"],
];

/** What SQLite and its drivers say where they give no code. */
const SENTENCES: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/database (?:table )?is locked/i, "busy"],
  [/disk is full|no space left/i, "full"],
  [/readonly database|unable to open database/i, "unwritable"],
  [/malformed|not a database/i, "corrupt"],
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
  const { cause, meta } = wrapped.safeParse(error).data ?? {};
  const codes = [meta?.driverAdapterError.cause.originalCode, cause?.originalCode, errorCode(error)];
  for (const code of codes) {
    const kind = KINDS.find(([pattern]) => pattern.test(code ?? ""))?.[1];
    if (kind) return kind;
  }
  return SENTENCES.find(([pattern]) => pattern.test(error.message))?.[1] ?? null;
}
