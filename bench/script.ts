import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "#commands/chromium.ts";
import { buildBareApp, NEXT } from "./bare-app.ts";

const SITE = 4321;
const BARE = 4322;
const PAGES = {
  home: "/",
  show: "/shows/set-down-in-sound",
  episode: "/shows/set-down-in-sound/how-sound-becomes-a-file",
  search: "/search?q=sound",
  library: "/library",
};
/** Resolves when the browser has had nothing to do, and what is fetched then was asked for. Milliseconds. */
const IDLE = `new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 2500))`;

/** Compressed bytes of script. */
interface Weight {
  /** Named in the HTML. */
  readonly atOnce: number;
  /** Fetched later, though nothing was pressed. */
  readonly later: number;
}

/** What script a page brings before the first press, beyond that of a bare page of the same Next and React. */
const data = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const servers: ChildProcess[] = [];
let bareApp: string | null = null;
try {
  await serve(["commands/start.js"], { DATA_DIR: data, PORT: String(SITE) }, SITE);
  bareApp = await buildBareApp();
  await serve([NEXT, "start", bareApp, "--port", String(BARE)], {}, BARE);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const bare = await weigh(browser, BARE, "/");
  console.log(`script: compressed bytes before the first press; a bare page has ${kilobytes(bare.atOnce)}`);
  for (const [name, address] of Object.entries(PAGES)) {
    const { atOnce, later } = await weigh(browser, SITE, address);
    const [beyond, ratio] = [atOnce - bare.atOnce, atOnce / bare.atOnce];
    console.log(
      `  ${name}: ${kilobytes(beyond)} beyond it with the page (${ratio.toFixed(2)} times the bare page), ${kilobytes(later)} when idle`,
    );
  }
  await browser.close();
} finally {
  for (const server of servers) server.kill("SIGTERM");
  await Promise.all(servers.map(end));
  rmSync(data, { recursive: true, force: true });
  if (bareApp !== null) rmSync(bareApp, { recursive: true, force: true });
}

async function weigh(browser: Browser, port: number, address: string): Promise<Weight> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Map<string, string>();
  const weights: { readonly url: string; readonly bytes: number }[] = [];
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") scripts.set(requestId, new URL(response.url).pathname);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = scripts.get(requestId);
    if (url !== undefined) weights.push({ url, bytes: encodedDataLength });
  });
  const url = `http://localhost:${port}${address}`;
  const html = await (await fetch(url)).text();
  await page.goto(url, { waitUntil: "networkidle" });
  await page.evaluate(IDLE);
  await page.waitForLoadState("networkidle");
  await page.close();
  const sum = (named: boolean) =>
    weights
      .filter((script) => html.includes(`src="${script.url}"`) === named)
      .reduce((total, { bytes }) => total + bytes, 0);
  return { atOnce: sum(true), later: sum(false) };
}

function begin(args: readonly string[], changes: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, args, {
    env: { ...process.env, ...changes },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function serve(
  args: readonly string[],
  changes: Readonly<Record<string, string>>,
  port: number,
): Promise<void> {
  const server = begin(args, changes);
  servers.push(server);
  await untilAnswered(server, port);
}

/** Its exit code, null where it was ended by a signal. */
async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once("exit", resolve));
  return child.exitCode;
}

async function untilAnswered(server: ChildProcess, port: number): Promise<void> {
  while (!(await fetch(`http://localhost:${port}`).catch(() => null))) {
    if (server.exitCode !== null) throw new Error(`What should serve ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
