import { spawnSync } from "node:child_process";

/** What is run for what it says of the code. */
export interface Step {
  readonly title: string;
  /** For Node. */
  readonly args: readonly string[];
}

export interface Check extends Step {
  /** What `npm run check -- name` calls it; several may share one. */
  readonly name: "lint" | "types" | "unused" | "unit";
}

export const UNIT: Check = {
  name: "unit",
  title: "Unit and integration tests",
  args: ["node_modules/vitest/vitest.mjs", "run"],
};

/** In a real browser, against what `npm start` builds and serves. */
export const JOURNEYS: Step = {
  title: "Journeys in a browser",
  args: ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"],
};

/** What holds or does not, apart from tests, in the order in which it is quickest to fail. */
export const CHECKS: readonly Check[] = [
  { name: "lint", title: "Format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "ci", "."] },
  { name: "types", title: "Types of routes", args: ["node_modules/next/dist/bin/next", "typegen"] },
  { name: "types", title: "Types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  {
    name: "types",
    title: "Types of core, without DOM and Node",
    args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "core"],
  },
  { name: "unused", title: "Unused code", args: ["node_modules/knip/bin/knip.js"] },
];

/** Runs a step under its title, and says whether it holds. `more` is added to its arguments, `env` to its environment. */
export function runStep(
  { title, args }: Step,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): boolean {
  console.log(`\n${title}`);
  const run = spawnSync(process.execPath, [...args, ...more], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return run.status === 0;
}
