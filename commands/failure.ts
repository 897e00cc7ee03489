import { plainLine } from "#core/text/plain-line.ts";
import { parseConfig } from "#server/config.ts";
import { databaseFailure } from "#server/db/failure.ts";
import { type DatabaseLocation, isPostgresql, sayLocation } from "#server/db/location.ts";
import { ProgramMissing } from "#server/db/postgresql/client-program.ts";
import { faultReason, serverFault } from "#server/db/postgresql/server-fault.ts";
import { errorCode } from "#server/error-code.ts";
import { isBucketError } from "#server/media/bucket/bucket-error.ts";
import { say } from "./words.ts";

/** A reason to stop that a person can do something about; its message is the sentence they see. */
export class Stop extends Error {}

/** Runs a command to its end. A failure is one sentence on stderr and an exit code that is not 0. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(sentence(error));
    process.exitCode = 1;
  }
}

function sentence(error: unknown): string {
  if (error instanceof Stop) return error.message;
  if (error instanceof ProgramMissing) return say("programMissing", { program: error.program });
  const failure = databaseFailure(error);
  const server = serverOf(error);
  const fault = server === null ? null : serverFault(error);
  if (fault !== null) return say(fault, { path: server ?? "", reason: faultReason(error) });
  if (isBucketError(error)) return say("bucketFails", { reason: faultReason(error) });
  const path = error instanceof Error && "path" in error ? String(error.path) : database();
  if (failure === "unwritable") return say("notWritable", { path });
  if (failure === "full") return say("diskFull");
  if (failure === "busy") return say("busy");
  if (failure === "corrupt") return say("corrupt", { path, reason: errorCode(error) ?? failure });
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return whole.split("\n").map(plainIndented).join("\n");
}

/** A line of a stack, whose indent is kept. */
function plainIndented(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ""}${plainLine(line)}`;
}

/** The database at a server that an error may be of: the one that could not be connected to, or that of this installation. */
function serverOf(error: unknown): string | null {
  if (error instanceof Error && "place" in error) return String(error.place);
  // A file, or another server, is what the system could not reach then.
  if (isBucketError(error) || (error instanceof Error && "syscall" in error)) return null;
  return isPostgresql(location()) ? database() : null;
}

/** The database as people are told of it. */
function database(): string {
  return sayLocation(location());
}

/** Where the database is, if the environment tells. */
function location(): DatabaseLocation {
  try {
    return parseConfig(process.env).databaseLocation;
  } catch {
    return "";
  }
}
