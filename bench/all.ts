import { spawnSync } from "node:child_process";
import { generateClient } from "#commands/generate.ts";

/** All benchmarks, one after the other. Ratios are against a baseline measured in the same run. */
generateClient();
const BENCHES = [
  "feeds",
  "captions",
  "import",
  "import-memory",
  "import-large",
  "show-feed",
  "search",
  "segments",
  "vectors",
  "pages",
  "script",
  "visit",
  "press",
  "cards",
  "http",
  "start",
  "merge",
  "app-actions",
  "corrections",
  "revisions",
  "growth",
  "measure",
  "align",
  "spans",
];
for (const bench of BENCHES) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", `bench/${bench}.ts`], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
