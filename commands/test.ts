import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHECKS, JOURNEYS, runStep, UNIT } from "./checks.ts";
import { findChromium } from "./chromium.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { add, BROKEN, NONE, readBrowserTally, readUnitTally, type Tally } from "./tally.ts";

/** Everything that CI runs, in the order in which it is quickest to fail. The last line counts the tests. */
await runCommand(async () => {
  const reports = mkdtempSync(path.join(tmpdir(), "playhead-tests-"));
  // A check that holds counts no tests; one that does not counts as a failure.
  const checks = CHECKS.map((check) => () => (runStep(check) ? NONE : BROKEN));
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

function runUnitTests(report: string): Tally {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return readUnitTally(report, runStep(UNIT, reporters));
}

function runJourneys(report: string): Tally {
  const env = { CHROMIUM: findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return readBrowserTally(report, runStep(JOURNEYS, [], env));
}
