import { plainLine } from "#core/text/plain-line.ts";
import { parseConfig } from "#server/config.ts";
import { databaseFailure } from "#server/db/failure.ts";
import { errorCode } from "#server/error-code.ts";
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
  const failure = databaseFailure(error);
  const path = error instanceof Error && "path" in error ? String(error.path) : databaseFile();
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

/** Where the database is, if the environment tells. */
function databaseFile(): string {
  try {
    return parseConfig(process.env).databaseFile;
  } catch {
    return "";
  }
}
