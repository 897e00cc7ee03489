import { spawnSync } from "node:child_process";
import { bundle } from "./bundle.ts";
import { Stop } from "./failure.ts";
import { openStamp } from "./stamp.ts";
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
  const stamp = openStamp(STAMP, SOURCES);
  if (stamp.holds()) return;
  console.log(say("building"));
  const run = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Stop(`${say("buildFailed")}\n${run.stdout}${run.stderr}`);
  await bundle();
  stamp.write();
}
