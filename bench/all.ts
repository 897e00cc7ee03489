import { spawnSync } from "node:child_process";

/** All benchmarks, one after the other. Ratios are against a baseline measured in the same run. */
for (const bench of ["feeds", "captions", "import", "search", "pages", "cards"]) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", `bench/${bench}.ts`], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
