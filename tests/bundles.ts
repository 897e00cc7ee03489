import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { bundleServer } from "#commands/bundle.ts";

/** What tests run in processes of their own, by the name of its bundle. */
const PROCESSES = {
  "closing-process": "tests/server/site/closing-process.ts",
  "door-process": "tests/server/upload/door-process.ts",
  "log-process": "tests/server/log/log-process.ts",
  "route-process": "tests/app/route-process.ts",
  "site-process": "tests/server/db/postgresql/site-process.ts",
  "worker-process": "tests/server/db/postgresql/worker-process.ts",
};

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of what runs in threads and processes. It is gone when the run is over. */
    readonly bundles: string;
  }
}

/**
 * Bundles what runs in threads and processes, once in a run, as for a server that is built: from its sources each thread takes five times as
 * long to begin, and tests begin hundreds. The folder stands beside the packages.
 */
export default async function makeBundles(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.resolve("node_modules/.playhead-test-"));
  await bundleServer(folder, PROCESSES);
  project.provide("bundles", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
