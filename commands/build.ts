import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.ts";
import { Stop } from "./failure.ts";
import { say } from "./words.ts";

const STAMP = ".next/playhead-source";

/** All that a build is made of. */
const SOURCES = [
  "app",
  "commands",
  "core",
  "features",
  "messages",
  "public",
  "server",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the pages, unless the build there is of this very source. */
export async function buildOnce(): Promise<void> {
  const wanted = sourceStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  console.log(say("building"));
  const run = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Stop(`${say("buildFailed")}\n${run.stdout}${run.stderr}`);
  await bundle();
  writeFileSync(STAMP, wanted);
}

/** Changes when any source file does. Contents are read, so that a clone and a copy agree. */
function sourceStamp(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(listFiles)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function listFiles(file: string): string[] {
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file)
    .sort()
    .flatMap((name) => listFiles(path.join(file, name)));
}
