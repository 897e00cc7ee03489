import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildOnce } from "#commands/build.ts";
import { generateClient } from "#commands/generate.ts";
import { importDemo, prepareDatabase } from "#commands/prepare.ts";
import { parseConfig } from "#server/config.ts";
import { buildBareApp, NEXT } from "./bare-app.ts";
import { processorTime, residentMegabytes } from "./process-figures.ts";

/** How long a start takes at which nothing is to be prepared, and the memory that it ends with, beside `next start` of a bare app. */
const ROUNDS = Number(process.argv[2] ?? 5);
const PORT = 4341;
const HOST = "127.0.0.1";

interface Start {
  /** To the first answer; milliseconds. */
  readonly elapsed: number;
  /** Of all that was begun; milliseconds and megabytes. */
  readonly processor: number;
  readonly resident: number;
}

const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const config = parseConfig({ DATA_DIR: folder, HOST, PORT: String(PORT) });
generateClient();
await prepareDatabase(config);
await importDemo(config);
await buildOnce();
const bareApp = await buildBareApp();
const COMMANDS = {
  ours: ["commands/start.js"],
  "bare next start": [NEXT, "start", bareApp, "-H", HOST],
} as const;
type Command = keyof typeof COMMANDS;
const starts: Record<Command, Start[]> = { ours: [], "bare next start": [] };
try {
  // In turns, so that whatever else the machine does meets both. The first round warms up.
  for (let round = 0; round <= ROUNDS; round++)
    for (const command of ["ours", "bare next start"] as const) {
      const start = await measure(COMMANDS[command]);
      if (round > 0) starts[command].push(start);
    }
  for (const key of ["elapsed", "processor", "resident"] as const) {
    const [ours, bare] = [median(starts.ours, key), median(starts["bare next start"], key)];
    const unit = key === "resident" ? "MB" : "ms";
    console.log(
      `${key}: ${ours} ${unit}, bare next start ${bare} ${unit}, ratio ${(ours / bare).toFixed(2)}`,
    );
  }
} finally {
  for (const made of [folder, bareApp]) rmSync(made, { recursive: true, force: true });
}

async function measure(args: readonly string[]): Promise<Start> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DATA_DIR: folder, HOST, PORT: String(PORT), NODE_ENV: "production" },
  });
  try {
    while (!(await fetch(`http://${HOST}:${PORT}/icon.svg`).catch(() => null)))
      await new Promise((resolve) => setTimeout(resolve, 10));
    const elapsed = Math.round(performance.now() - begun);
    const all = withChildren(child.pid ?? 0);
    const sum = (of: (pid: number) => number) => all.reduce((total, pid) => total + of(pid), 0);
    return { elapsed, processor: sum(processorTime), resident: sum(residentMegabytes) };
  } finally {
    await end(child);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await exit;
}

function withChildren(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return [pid, ...children.flatMap((child) => withChildren(Number(child)))];
}

function median(all: readonly Start[], key: keyof Start): number {
  const sorted = all.map((start) => start[key]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
