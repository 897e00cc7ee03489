import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { openStamp } from "./stamp.ts";

const STAMP = "server/db/generated/stamp";
const SOURCES = ["prisma/schema.prisma", "node_modules/prisma/package.json"];

/**
 * Generates the Prisma client unless the one there was made from this schema by this Prisma. Prisma insists on
 * knowing a native schema engine but does not use it to generate; any executable will do, and none is downloaded.
 * Where there is no schema, as in a packed folder, the client is a part of what was built.
 */
export function generateClient(): void {
  if (!existsSync("prisma/schema.prisma")) return;
  const stamp = openStamp(STAMP, SOURCES);
  if (stamp.holds()) return;
  const run = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    encoding: "utf8",
  });
  if (run.status !== 0)
    throw new Error(`The Prisma client could not be generated:\n${run.stdout}${run.stderr}`);
  stamp.write();
}
