import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import path from "node:path";
import { FRESH_DATA } from "./fresh-data.ts";

const HERE = path.resolve(import.meta.dirname, "../..");

/** For a site that does nothing by itself: where what its hosts are asked for is counted. */
export const STILL = { KEEP_FEEDS: "false", MEASURE_REMOTE: "false" } as const;

export interface Started {
  readonly npm: ChildProcess;
  readonly pids: { readonly npm: number; readonly site: number };
  /** What it has said until it was ready. */
  readonly said: string;
}

interface Place {
  readonly port: number;
  /** The folder of its data. Where it has none yet it begins with the demo shows, which are not imported anew. */
  readonly data: string;
  /** The folder of the server itself, where it is not this clone. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `npm start` until `use` is over, and leaves nothing of it. */
export async function withStart(
  { port, data, folder = HERE, env: more }: Place,
  use: (started: Started) => Promise<void>,
): Promise<void> {
  if (folder === HERE && !existsSync(path.join(data, "playhead.db")))
    cpSync(FRESH_DATA, data, { recursive: true });
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: data,
    PUBLIC_URL: `http://localhost:${port}`,
    LANG: "en",
    ...more,
  };
  const npm = spawn("npm", ["start"], {
    cwd: folder,
    env,
    detached: true,
  });
  try {
    let said = "";
    for await (const text of npm.stdout) {
      said += text;
      if (said.includes("Playhead is at")) break;
    }
    await use({ npm, pids: findProcesses(npm.pid ?? 0), said });
  } finally {
    try {
      process.kill(-(npm.pid ?? 0), "SIGKILL");
    } catch {
      // All of it has ended.
    }
  }
}

/** Those whom this npm has begun. */
function findProcesses(npm: number): Started["pids"] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [])
    .map(([, pid, parent, args = ""]) => ({ pid: Number(pid), parent: Number(parent), args }));
  const ours = new Set([npm]);
  for (const { pid, parent } of [...rows, ...rows]) if (ours.has(parent)) ours.add(pid);
  const find = (command: RegExp) =>
    rows.find(({ pid, args }) => ours.has(pid) && command.test(args))?.pid ?? 0;
  return { npm, site: find(/^\S*node commands\/start\.js/) };
}
