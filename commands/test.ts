import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { CHECKS } from "./checks.ts";
import { findChromium } from "./chromium.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };
const BROKEN: Tally = { passed: 0, failed: 1, skipped: 0 };

const reports = mkdtempSync(path.join(tmpdir(), "playhead-tests-"));
const unitReport = path.join(reports, "unit.json");
const browserReport = path.join(reports, "browser.json");

/** Everything that CI runs, in the order in which it is quickest to fail. The last line counts the tests. */
await runCommand(async () => {
  generateClient();
  const checks = CHECKS.map(
    ({ title, args }) =>
      () =>
        check(title, args),
  );
  const steps: readonly (() => Tally)[] = [...checks, unitTests, browserTests];
  let total = NONE;
  for (const step of steps) {
    const tally = step();
    total = {
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: total.skipped + tally.skipped,
    };
    if (total.failed > 0) break;
  }
  rmSync(reports, { recursive: true, force: true });
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`,
  );
});

function run(title: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n${title}`);
  return (
    spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } }).status === 0
  );
}

/** A step that holds or does not; it counts no tests. */
function check(title: string, args: readonly string[]): Tally {
  return run(title, args) ? NONE : BROKEN;
}

const unitCounts = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

function unitTests(): Tally {
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${unitReport}`];
  const passed = run("Unit and integration tests", ["node_modules/vitest/vitest.mjs", "run", ...reporters]);
  const counts = readReport(unitReport, unitCounts);
  if (!counts) return BROKEN;
  const failed = passed ? counts.numFailedTests : Math.max(1, counts.numFailedTests);
  return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests };
}

const browserCounts = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The journeys, against what `npm start` builds and serves. */
function browserTests(): Tally {
  const passed = run(
    "Journeys in a browser",
    ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"],
    { CHROMIUM: findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  );
  const counts = readReport(browserReport, browserCounts);
  if (!counts) return BROKEN;
  const { expected, unexpected, flaky, skipped } = counts.stats;
  return { passed: expected + flaky, failed: passed ? unexpected : Math.max(1, unexpected), skipped };
}

function readReport<T>(file: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
