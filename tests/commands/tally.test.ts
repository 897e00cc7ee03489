import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  add,
  BROKEN,
  formatTally,
  holds,
  NONE,
  readJourneyTally,
  readUnitTally,
  type Tally,
} from "#commands/tally.ts";

let place: string;
let file: string;

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), "playhead-tally-"));
  file = path.join(place, "report.json");
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const units = (numPassedTests: number, numFailedTests: number, numPendingTests: number) =>
  writeFileSync(file, JSON.stringify({ numPassedTests, numFailedTests, numPendingTests }));

/** A spec of one test, as Playwright reports it. */
const spec = (status: string, expectedStatus: string, ...results: readonly string[]) => ({
  tests: [{ status, expectedStatus, results: results.map((result) => ({ status: result })) }],
});

const journeys = (...specs: readonly ReturnType<typeof spec>[]) =>
  // Playwright leaves `suites` out where a suite has none.
  writeFileSync(file, JSON.stringify({ suites: [{ specs: [], suites: [{ specs }] }, { specs: [] }] }));

describe("the tally of unit tests", () => {
  test("counts what the report counts", () => {
    units(3, 0, 1);
    expect(readUnitTally(file, true)).toEqual({ ...NONE, passed: 3, skipped: 1 });
  });

  test("has a failure wherever the run failed, also one that no test names", () => {
    units(3, 0, 0);
    expect(readUnitTally(file, false)).toEqual({ ...NONE, passed: 3, failed: 1 });
    units(3, 2, 0);
    expect(readUnitTally(file, false)).toEqual({ ...NONE, passed: 3, failed: 2 });
  });

  test("is broken where there is no report, or another", () => {
    expect(readUnitTally(file, true)).toEqual(BROKEN);
    journeys(spec("expected", "passed", "passed"));
    expect(readUnitTally(file, true)).toEqual(BROKEN);
  });
});

describe("the tally of journeys", () => {
  test.each<[name: string, journey: ReturnType<typeof spec>, tally: Partial<Tally>]>([
    ["that passed", spec("expected", "passed", "passed"), { passed: 1 }],
    ["that passed when tried again", spec("flaky", "passed", "failed", "passed"), { passed: 1 }],
    ["that failed", spec("unexpected", "passed", "failed"), { failed: 1 }],
    ["that took too long", spec("unexpected", "passed", "timedOut"), { failed: 1 }],
    ["that leaves itself out", spec("skipped", "skipped", "skipped"), { skipped: 1 }],
    ["that what it depends on kept from running", spec("skipped", "passed"), { notRun: 1 }],
    ["that one before it kept from running", spec("skipped", "passed", "skipped"), { notRun: 1 }],
    ["that was stopped", spec("skipped", "passed", "interrupted"), { notRun: 1 }],
    ["that leaves itself out, and was not reached", spec("skipped", "skipped"), { notRun: 1 }],
  ])("counts one %s", (_name, journey, tally) => {
    journeys(journey);
    expect(readJourneyTally(file, true)).toEqual({ ...NONE, ...tally });
  });

  test("adds up those of all suites, and of suites in them", () => {
    const passed = spec("expected", "passed", "passed");
    const outer = { specs: [passed], suites: [{ specs: [passed, passed] }] };
    writeFileSync(file, JSON.stringify({ suites: [outer, outer] }));
    expect(readJourneyTally(file, true)).toEqual({ ...NONE, passed: 6 });
  });
});

describe("a tally", () => {
  test("holds only where nothing failed, and everything ran", () => {
    expect(holds({ ...NONE, passed: 2, skipped: 1 })).toBe(true);
    expect(holds({ ...NONE, passed: 2, failed: 1 })).toBe(false);
    expect(holds({ ...NONE, passed: 2, notRun: 1 })).toBe(false);
  });

  test("is told with what was skipped or did not run only where there is such", () => {
    expect(formatTally({ ...NONE, passed: 2 })).toBe("2 passed, 0 failed");
    expect(formatTally({ passed: 2, failed: 1, skipped: 3, notRun: 4 })).toBe(
      "2 passed, 1 failed, 3 skipped, 4 did not run",
    );
  });

  test("is added count by count", () => {
    const tally = { passed: 1, failed: 2, skipped: 3, notRun: 4 };
    expect(add(tally, tally)).toEqual({ passed: 2, failed: 4, skipped: 6, notRun: 8 });
  });
});
