import { spawnSync } from "node:child_process";
import { CHECKS, type Check } from "./checks.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";

const UNIT: Check = { name: "unit", title: "Unit tests", args: ["node_modules/vitest/vitest.mjs", "run"] };

/** Format, lint, types, unused code and unit tests: what must hold before every commit; or those that are named. */
await runCommand(async () => {
  const all = [...CHECKS, UNIT];
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !all.some((check) => check.name === name));
  if (unknown.length > 0) throw new Stop(`There is no check called ${unknown.join(", ")}.`);
  generateClient();
  for (const { title, args } of all.filter(({ name }) => named.length === 0 || named.includes(name))) {
    console.log(`\n${title}`);
    if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0)
      throw new Stop(`${title}: failed`);
  }
});
