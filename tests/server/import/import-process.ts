import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { bundled } from "../../bundled.ts";

/** `npm run import` with these arguments, in English, as a process that ends at the latest with the test. */
export function startImport(dataDir: string, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [...bundled("import"), ...args], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", LC_ALL: "en_GB.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

export interface Ended {
  /** Null where a signal has ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** All that it printed, and how it ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([
    child.stdout ? text(child.stdout) : "",
    child.stderr ? text(child.stderr) : "",
    exit,
  ]);
  return { code, stdout, stderr };
}
