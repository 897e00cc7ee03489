import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { devNull } from "node:os";
import type { BackedUp } from "../backup.ts";
import { flush, removeDraft } from "../copy-draft.ts";
import { linkOnce } from "../link-once.ts";
import type { DatabaseLocation } from "../location.ts";
import { runProgram } from "./client-program.ts";
import { findMisplaced } from "./misplaced.ts";

/**
 * Copies a database at a server as it is at this moment, while others read and write it, into a file of pg_dump's own format. The
 * copy is read through, and appears whole or not at all. Throws `ProgramMissing` where PostgreSQL's programs are not installed.
 */
export async function dumpDatabase(location: DatabaseLocation, copy: string): Promise<BackedUp> {
  if (existsSync(copy)) return { kind: "taken" };
  const misplaced = await findMisplaced(location);
  if (misplaced !== null) return { kind: "failed", reason: misplaced };
  const draft = `${copy}.${process.pid}.part`;
  try {
    const dumped = await runProgram(
      "pg_dump",
      ["--format=custom", "--no-owner", "--no-privileges", "--schema=public", `--file=${draft}`],
      { location },
    );
    if (dumped.fault !== null) return { kind: "failed", reason: dumped.fault };
    const read = await runProgram("pg_restore", [`--file=${devNull}`, draft]);
    if (read.fault !== null) return { kind: "failed", reason: read.fault };
    await flush(draft);
    const { size } = await stat(draft);
    return (await linkOnce(draft, copy)) ? { kind: "written", bytes: size } : { kind: "taken" };
  } finally {
    await removeDraft(draft);
  }
}
