import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { afterAll, beforeAll, onTestFinished } from "vitest";

let bundle = "";

/**
 * Makes `startImport` ready for the tests of this file. The command is bundled first: five processes that each compile
 * it for themselves would keep a small machine busy for minutes.
 */
export function prepareImportProcesses(): void {
  beforeAll(async () => {
    bundle = await bundleCommand("import");
  });
  afterAll(() => rmSync(path.dirname(bundle), { recursive: true, force: true }));
}

/** A command in one file, alone in a folder beside the packages, which it still imports. */
export async function bundleCommand(name: string): Promise<string> {
  const folder = mkdtempSync(path.resolve("node_modules/.playhead-test-"));
  const outfile = path.join(folder, `${name}.mjs`);
  await build({
    entryPoints: [`commands/${name}.ts`],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outfile,
  });
  return outfile;
}

/** `npm run import` with these arguments, in English, as a process that ends at the latest with the test. */
export function startImport(dataDir: string, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [bundle, ...args], {
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
