import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "server/db/generated/stamp";

/**
 * Generates the Prisma client unless the one there was made from this schema by this Prisma. Prisma insists on
 * knowing a native schema engine but does not use it to generate; any executable will do, and none is downloaded.
 */
export function generateClient(): void {
  const sources = ["prisma/schema.prisma", "node_modules/prisma/package.json"].map((file) =>
    readFileSync(file),
  );
  const wanted = createHash("sha256").update(Buffer.concat(sources)).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  const run = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    encoding: "utf8",
  });
  if (run.status !== 0)
    throw new Error(`The Prisma client could not be generated:\n${run.stdout}${run.stderr}`);
  writeFileSync(STAMP, wanted);
}
