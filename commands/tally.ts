import { readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests ended in which way. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Those that say themselves that they are to be left out. */
  readonly skipped: number;
  /** Those that were to run and did not come to their end: what they depend on failed, or the run was stopped. */
  readonly notRun: number;
}

export const NONE: Tally = { passed: 0, failed: 0, skipped: 0, notRun: 0 };
/** Something failed of which there is no count. */
export const BROKEN: Tally = { ...NONE, failed: 1 };

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    notRun: a.notRun + b.notRun,
  };
}

/** Whether nothing failed, and everything ran that was to run. */
export function holds({ failed, notRun }: Tally): boolean {
  return failed === 0 && notRun === 0;
}

/** Such as `3 passed, 0 failed, 1 did not run`. */
export function formatTally({ passed, failed, skipped, notRun }: Tally): string {
  const some = [
    { count: skipped, name: "skipped" },
    { count: notRun, name: "did not run" },
  ].filter(({ count }) => count > 0);
  return [{ count: passed, name: "passed" }, { count: failed, name: "failed" }, ...some]
    .map(({ count, name }) => `${count} ${name}`)
    .join(", ");
}

/** Vitest's JSON report. */
const unitReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
  .transform((report): Tally => {
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
    return { ...NONE, passed, failed, skipped };
  });

/** A test in Playwright's JSON report, whose own counts take those that did not run for skipped. */
const journey = z
  .object({
    status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
    expectedStatus: z.string(),
    results: z.array(z.object({ status: z.string().optional() })),
  })
  .transform(({ status, expectedStatus, results }): Tally => {
    if (status === "unexpected") return { ...NONE, failed: 1 };
    if (status !== "skipped") return { ...NONE, passed: 1 };
    const leftOut = expectedStatus === "skipped" && results.some((result) => result.status === "skipped");
    return leftOut ? { ...NONE, skipped: 1 } : { ...NONE, notRun: 1 };
  });

/** Tests stand in specs, those in suites, and suites in suites. */
const journeySuite = z
  .object({
    specs: z.array(z.object({ tests: z.array(journey) })),
    get suites(): z.ZodOptional<z.ZodArray<z.ZodType<Tally>>> {
      return z.array(journeySuite).optional();
    },
  })
  .transform(({ specs, suites = [] }) =>
    [...specs.flatMap(({ tests }) => tests), ...suites].reduce(add, NONE),
  );

const journeyReport = z
  .object({ suites: z.array(journeySuite) })
  .transform(({ suites }) => suites.reduce(add, NONE));

export function readUnitTally(file: string, passed: boolean): Tally {
  return readTally(file, unitReport, passed);
}

export function readJourneyTally(file: string, passed: boolean): Tally {
  return readTally(file, journeyReport, passed);
}

/** A run that failed counts at least one failure, also when its report names none, or is not there. */
function readTally(file: string, shape: z.ZodType<Tally>, passed: boolean): Tally {
  try {
    const tally = shape.parse(JSON.parse(readFileSync(file, "utf8")));
    return passed ? tally : { ...tally, failed: Math.max(1, tally.failed) };
  } catch {
    return BROKEN;
  }
}
