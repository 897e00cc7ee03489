import { spawnSync } from "node:child_process";
import { isBuiltBefore, openBuildStamp } from "./built.ts";
import { bundle } from "./bundle.ts";
import { compressChunks } from "./chunks.ts";
import { Stop } from "./failure.ts";
import { say } from "./words.ts";

/** Builds the pages, unless the build there is of this very source. */
export async function buildOnce(): Promise<void> {
  const stamp = openBuildStamp();
  if (stamp.holds()) return;
  console.log(say("building"));
  const run = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      // To write it takes more than a third of a build: for those who build again, not for a clone's first start.
      KEEP_BUILD_CACHE: String(isBuiltBefore()),
    },
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Stop(`${say("buildFailed")}\n${run.stdout}${run.stderr}`);
  await Promise.all([bundle(), compressChunks()]);
  stamp.write();
}
