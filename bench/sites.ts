import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "#commands/chromium.ts";
import { compressChunks } from "#commands/chunks.ts";
import { buildBareApp } from "./bare-app.ts";

const SITE = 4321;
const BARE = 4322;

/** A page of every kind, of the demo. */
export const PAGES = {
  home: "/",
  show: "/shows/set-down-in-sound",
  episode: "/shows/set-down-in-sound/how-sound-becomes-a-file",
  search: "/search?q=sound",
  library: "/library",
};

/** What is measured, and what it is measured by. */
export interface Sites {
  readonly browser: Browser;
  /** The address of the site, without a slash at its end. */
  readonly site: string;
  /** The address of a page of the same Next and React with nothing in it. */
  readonly bare: string;
}

/** Starts both and a browser, and ends them when `measure` is done. */
export async function withSites(measure: (sites: Sites) => Promise<void>): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
  const servers: ChildProcess[] = [];
  let bareApp: string | null = null;
  const serve = async (args: readonly string[], changes: Readonly<Record<string, string>>, port: number) => {
    const server = begin(args, changes);
    servers.push(server);
    return await untilAnswered(server, port);
  };
  try {
    const site = await serve(["commands/start.js"], { DATA_DIR: data, PORT: String(SITE) }, SITE);
    bareApp = await buildBareApp();
    await compressChunks(bareApp);
    const bare = await serve(["--import", "tsx", "bench/bare-site.ts", bareApp, String(BARE)], {}, BARE);
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: ["--no-sandbox", "--disable-background-networking"],
    });
    await measure({ browser, site, bare });
    await browser.close();
  } finally {
    for (const server of servers) server.kill("SIGTERM");
    await Promise.all(servers.map(end));
    rmSync(data, { recursive: true, force: true });
    if (bareApp !== null) rmSync(bareApp, { recursive: true, force: true });
  }
}

function begin(args: readonly string[], changes: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, args, {
    env: { ...process.env, ...changes },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Its exit code, null where it was ended by a signal. */
async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once("exit", resolve));
  return child.exitCode;
}

/** The address where it answers. */
async function untilAnswered(server: ChildProcess, port: number): Promise<string> {
  const address = `http://localhost:${port}`;
  while (!(await fetch(address).catch(() => null))) {
    if (server.exitCode !== null) throw new Error(`What should serve ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return address;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
