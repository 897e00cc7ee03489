import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHECKS, JOURNEYS, runStep, UNIT } from "./checks.ts";
import { findChromium } from "./chromium.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import {
  add,
  BROKEN,
  formatTally,
  holds,
  NONE,
  readJourneyTally,
  readUnitTally,
  type Tally,
} from "./tally.ts";

/** Everything that CI runs, in the order in which it is quickest to fail. The last line counts the tests. */
await runCommand(async () => {
  const reports = mkdtempSync(path.join(tmpdir(), "playhead-tests-"));
  const steps = [
    // A check that holds counts no tests; one that does not counts as a failure.
    ...CHECKS.map((check) => ({ title: check.title, run: () => (runStep(check) ? NONE : BROKEN) })),
    { title: UNIT.title, run: () => runUnitTests(path.join(reports, "unit.json")) },
    { title: JOURNEYS.title, run: () => runJourneys(path.join(reports, "journeys.json")) },
  ];
  generateClient();
  let total: Tally = NONE;
  const left = [...steps];
  for (const { run } of steps) {
    left.shift();
    total = add(total, run());
    if (!holds(total)) break;
  }
  rmSync(reports, { recursive: true, force: true });
  process.exitCode = holds(total) ? 0 : 1;
  if (left.length > 0) console.log(`\nNot begun: ${left.map(({ title }) => title).join(", ")}`);
  console.log(formatTally(total));
});

function runUnitTests(report: string): Tally {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return readUnitTally(report, runStep(UNIT, reporters));
}

function runJourneys(report: string): Tally {
  // Once, for all who look for it then.
  findChromium();
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return readJourneyTally(report, runStep(JOURNEYS, [], env));
}
