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
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const path = error instanceof Error && "path" in error ? String(error.path) : "";
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/.test(code)) return say("notWritable", { path });
  const message = error instanceof Error ? error.message : String(error);
  if (/^(ENOSPC|SQLITE_FULL)/.test(code) || /disk is full|no space left/i.test(message))
    return say("diskFull");
  if (/^SQLITE_BUSY/.test(code)) return say("busy");
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return say("corrupt", { path, reason: code });
  return error instanceof Error ? (error.stack ?? message) : message;
}
