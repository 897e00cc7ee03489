import { readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests ran, and how they ended. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };
/** Something failed of which there is no count. */
export const BROKEN: Tally = { passed: 0, failed: 1, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
  .transform((report): Tally => {
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
  });

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  })
  .transform(({ stats }): Tally => {
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  });

export function readUnitTally(file: string, passed: boolean): Tally {
  return readTally(file, vitestReport, passed);
}

export function readBrowserTally(file: string, passed: boolean): Tally {
  return readTally(file, playwrightReport, passed);
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
