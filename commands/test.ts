import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHECKS, type Check } from "./checks.ts";
import { findChromium } from "./chromium.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { add, BROKEN, NONE, readBrowserTally, readUnitTally, type Tally } from "./tally.ts";

/** Everything that CI runs, in the order in which it is quickest to fail. The last line counts the tests. */
await runCommand(async () => {
  const reports = mkdtempSync(path.join(tmpdir(), "playhead-tests-"));
  const checks = CHECKS.map((check) => () => runCheck(check));
  const tests = [
    () => runUnitTests(path.join(reports, "unit.json")),
    () => runJourneys(path.join(reports, "browser.json")),
  ];
  generateClient();
  let total: Tally = NONE;
  for (const step of [...checks, ...tests]) {
    total = add(total, step());
    if (total.failed > 0) break;
  }
  rmSync(reports, { recursive: true, force: true });
  process.exitCode = total.failed > 0 ? 1 : 0;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
});

/** A check that holds counts no tests; one that does not counts as a failure. */
function runCheck({ title, args }: Check): Tally {
  return run(title, args) ? NONE : BROKEN;
}

function runUnitTests(report: string): Tally {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const passed = run("Unit and integration tests", ["node_modules/vitest/vitest.mjs", "run", ...reporters]);
  return readUnitTally(report, passed);
}

/** In a real browser, against what `npm start` builds and serves. */
function runJourneys(report: string): Tally {
  const args = ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"];
  const passed = run("Journeys in a browser", args, {
    CHROMIUM: findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return readBrowserTally(report, passed);
}

function run(title: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n${title}`);
  return (
    spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } }).status === 0
  );
}
