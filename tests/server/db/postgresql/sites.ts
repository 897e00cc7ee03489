import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { bundled } from "../../../bundled.ts";
import { sendLines } from "../../../socket.ts";

/** Processes take their time where others work as well. Milliseconds. */
export const LONG = { timeout: 60_000, interval: 50 };

export interface SiteProcess {
  /** All that it answers to a request for this path, with its head. */
  readonly ask: (path: string) => Promise<string>;
}

/** A site of `site-process.ts` in a process of its own, which ends with the test. */
export async function beginSite(databaseUrl: string): Promise<SiteProcess> {
  const site = spawn(process.execPath, [...bundled("site-process")], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  onTestFinished(() => void site.kill("SIGKILL"));
  const [said] = await once(site.stdout, "data");
  const port = Number(said);
  return { ask: (path) => sendLines(port, [`GET ${path} HTTP/1.1`, "Host: localhost"]) };
}
