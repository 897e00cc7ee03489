import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { errorCode } from "../../error-code.ts";
import type { DatabaseLocation } from "../location.ts";

/** Programs that come with PostgreSQL, for its clients. */
export type ClientProgram = "pg_dump" | "pg_restore" | "psql";

/** How a program ended: null where it did all that it should, else what it says. */
export type Ended = { readonly said: string; readonly fault: string | null };

/** A program that is not installed. */
export class ProgramMissing extends Error {
  readonly program: ClientProgram;

  constructor(program: ClientProgram) {
    super(`${program} is not installed`);
    this.program = program;
  }
}

interface Run {
  /** The database that it connects to; its password is in no argument, which others could read. */
  readonly location?: DatabaseLocation;
  /** What writes its input, and what ends the input of all that this could read: where it ended badly, only the fault does. */
  readonly from?: { readonly writer: ChildProcess; readonly end: string };
}

/** Runs a program to its end. Throws `ProgramMissing` where it is not installed. */
export async function runProgram(
  program: ClientProgram,
  args: readonly string[],
  run: Run = {},
): Promise<Ended> {
  const child = startProgram(program, args, run);
  const { stdout, stderr } = child;
  const read = run.from ? feed(child, run.from) : null;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", (error) =>
      reject(errorCode(error) === "ENOENT" ? new ProgramMissing(program) : error),
    );
    child.once("close", resolve);
  });
  const [code, said, complaint] = await Promise.all([
    ended,
    stdout === null ? "" : text(stdout),
    stderr === null ? "" : text(stderr),
  ]);
  if (code !== 0) return { said, fault: lastLine(complaint) || `exit ${code}` };
  const written = await read;
  return { said, fault: written === null || written === 0 ? null : `exit ${written}` };
}

/** Hands a program what another writes. Gives how that one ended. */
function feed({ stdin }: ChildProcess, { writer, end }: NonNullable<Run["from"]>): Promise<number | string> {
  // It may have ended before it has read all.
  stdin?.on("error", () => {});
  if (stdin) writer.stdout?.pipe(stdin, { end: false });
  writer.stderr?.resume();
  return new Promise((resolve) => {
    writer.once("error", (error) => {
      stdin?.end();
      resolve(error.message);
    });
    writer.once("close", (code, signal) => {
      stdin?.end(code === 0 ? end : "");
      resolve(code ?? String(signal));
    });
  });
}

/** Begins a program. */
export function startProgram(
  program: ClientProgram,
  args: readonly string[],
  { location, from }: Run = {},
): ChildProcess {
  const { address, password } =
    location === undefined ? { address: null, password: "" } : splitPassword(location);
  const env = { ...process.env, PGAPPNAME: "playhead", LC_MESSAGES: "C" };
  return spawn(program, [...(address === null ? [] : [`--dbname=${address}`]), ...args], {
    stdio: [from ? "pipe" : "ignore", "pipe", "pipe"],
    env: password === "" ? env : { ...env, PGPASSWORD: password },
  });
}

function splitPassword(location: DatabaseLocation): { readonly address: string; readonly password: string } {
  const url = new URL(location);
  const password = decodeURIComponent(url.password) || url.searchParams.get("password") || "";
  url.password = "";
  url.searchParams.delete("password");
  return { address: url.href, password };
}

/** The last of what it says is why it ended. */
function lastLine(complaint: string): string {
  return complaint.trim().split("\n").at(-1) ?? "";
}
