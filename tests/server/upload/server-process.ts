import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { bundled } from "../../bundled.ts";
import { knockAt } from "./uploading.ts";

/** Longer than any lease. Milliseconds. */
export const AGES = 2 * 3600 * 1000;

export interface ServerProcess {
  readonly process: ChildProcess;
  /** From now on all is asked of this one. */
  readonly knock: () => void;
}

/**
 * A server of `door-process.ts` in a process of its own, at which everybody knocks from now on. `ahead`: how far its clock is,
 * in milliseconds. It ends with the test.
 */
export async function startServer(ahead = 0): Promise<ServerProcess> {
  const server = spawn(process.execPath, [...bundled("door-process"), String(ahead)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  const [port] = await once(server.stdout ?? server, "data");
  const knock = () => knockAt(Number(port));
  knock();
  return { process: server, knock };
}

/** Ends it as a crash does, or the power. */
export async function crash(server: ChildProcess): Promise<void> {
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
}
