import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildOnce } from "#commands/build.ts";
import { generateClient } from "#commands/generate.ts";
import { prepareDatabase } from "#commands/prepare.ts";
import { type Config, parseConfig } from "#server/config.ts";
import { findNginx, startBalancer } from "#tests/support/balancer.ts";
import { DURABLE, type PostgresqlServer, startPostgresql } from "#tests/support/postgresql-server.ts";

/** Of the balancer. */
export const PORT = 4551;
export const SITES = [4552, 4553] as const;
export const TOKEN = "the-token-of-this-load-and-no-other";

/** A site that was told to end has so long, as in compose.scale.yaml. Milliseconds. */
const FAREWELL = 15_000;
/** A site that is asked whether it serves answers at once, or not yet. Milliseconds. */
const PATIENCE = 2000;

/** All of compose.scale.yaml on this machine: PostgreSQL, two sites, a worker, and nginx before the sites. */
export interface House {
  readonly config: Config;
  /** Ends one of the sites, 0 or 1, by this signal, and resolves when it is gone. */
  readonly end: (site: number, signal: NodeJS.Signals) => Promise<void>;
  /** Starts it again, and resolves when it can serve. */
  readonly begin: (site: number) => Promise<void>;
  readonly restartDatabase: () => Promise<void>;
  /** Of the processes of the sites. */
  readonly pids: () => readonly number[];
  /** What the sites and the worker wrote where they write errors, without what stands below each. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Null where PostgreSQL or nginx is not installed. `prepare` is called once the tables are there, and before the sites begin. */
export async function openHouse(prepare: (config: Config) => Promise<void>): Promise<House | null> {
  const nginx = findNginx();
  const server = nginx === null ? null : await startPostgresql(DURABLE);
  if (nginx === null || server === null) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-many-"));
  const endings: Ending[] = [() => rmSync(folder, { recursive: true, force: true }), server.stop];
  const close = async () => {
    for (const end of endings.toReversed()) await end();
  };
  try {
    const house = await beginHouse({ nginx, server, folder }, endings, prepare);
    return { ...house, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends what was begun. */
type Ending = () => unknown;

interface Ground {
  readonly nginx: string;
  readonly server: PostgresqlServer;
  readonly folder: string;
}

/** What it begins it adds to `endings`. */
async function beginHouse(
  { nginx, server, folder }: Ground,
  endings: Ending[],
  prepare: (config: Config) => Promise<void>,
): Promise<Omit<House, "close">> {
  const own = {
    DATABASE_URL: server.address,
    DATA_DIR: folder,
    HOST: "127.0.0.1",
    PUBLIC_URL: `http://127.0.0.1:${PORT}`,
    SIGN_UP: "open",
    FETCH_PRIVATE: "true",
    ADMIN_TOKEN: TOKEN,
    KEEP_FEEDS: "false",
    NODE_ENV: "production" as const,
  };
  const config = parseConfig(own);
  generateClient();
  await prepareDatabase(config);
  await prepare(config);
  await buildOnce();
  const said = path.join(folder, "said.txt");
  const out = openSync(said, "a");
  const start = (args: readonly string[], changes: Readonly<Record<string, string>>) =>
    spawn(process.execPath, args, {
      stdio: ["ignore", "ignore", out],
      env: { ...process.env, ...own, ...changes },
    });
  const sites: ChildProcess[] = [];
  const begin = async (site: number) => {
    const port = SITES[site] ?? 0;
    sites[site] = start(["commands/start.js"], { PORT: String(port) });
    while (!(await isReady(port))) await wait(100);
  };
  const end = async (child: ChildProcess | undefined, signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), FAREWELL);
    await ended;
    clearTimeout(late);
    if (signal === "SIGTERM" && child.exitCode !== 0)
      throw new Error(`A site that was told to end ended with ${child.exitCode ?? child.signalCode}`);
  };
  endings.push(() => Promise.all(sites.map((site) => end(site, "SIGKILL"))));
  await Promise.all(SITES.map((_, site) => begin(site)));
  const worker = start([".next/playhead/worker.mjs"], { KEEP_FEEDS: "true" });
  endings.push(() => end(worker, "SIGKILL"));
  const balancer = startBalancer(nginx, PORT, SITES);
  endings.push(balancer.stop);
  while (!(await isReady(PORT))) await wait(100);
  return {
    config,
    begin,
    end: (site, signal) => end(sites[site], signal),
    restartDatabase: server.restart,
    pids: () => sites.flatMap(({ pid }) => pid ?? []),
    complaints: () =>
      readFileSync(said, "utf8")
        .split("\n")
        .filter((line) => /^\S.*(?:Error|Message: )/.test(line)),
  };
}

async function isReady(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal }).catch(() => null);
  await answer?.text().catch(() => null);
  return answer?.status === 200;
}
