import { spawnSync } from "node:child_process";
import { CHECKS } from "./checks.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";

/** Format, lint, types, unused code and unit tests: what must hold before every commit. */
await runCommand(async () => {
  generateClient();
  for (const { title, args } of [
    ...CHECKS,
    { title: "Unit tests", args: ["node_modules/vitest/vitest.mjs", "run"] },
  ]) {
    console.log(`\n${title}`);
    if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0)
      throw new Stop(`${title}: failed`);
  }
});
