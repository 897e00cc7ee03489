import path from "node:path";
import { parseArgs } from "node:util";
import { Stop } from "./failure.ts";
import { say } from "./words.ts";

interface CopyArguments {
  /** The copy of the database, as it was written. */
  readonly file: string;
  /** The folder of copied sound and pictures; null where none was named. */
  readonly mediaCopies: string | null;
}

/** What copy is meant: `FILE [--media FOLDER]`, or a stop with how to ask. */
export function readCopyArguments(usage: "backupUsage" | "restoreUsage"): CopyArguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { media: { type: "string" } },
    });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1)
      return { file, mediaCopies: values.media === undefined ? null : path.resolve(values.media) };
  } catch {
    // An option that there is not: the same answer as for no file at all.
  }
  throw new Stop(say(usage));
}
