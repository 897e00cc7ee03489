import { existsSync } from "node:fs";
import { openStamp, type SourceStamp } from "./stamp.ts";

const STAMP = ".next/playhead-source";

/** All that a build is made of. */
const SOURCES = [
  "app",
  "commands",
  "core",
  "features",
  "messages",
  "prisma/schema.prisma",
  "public",
  "server",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "proxy.ts",
  "tsconfig.json",
];

export function openBuildStamp(): SourceStamp {
  return openStamp(STAMP, SOURCES);
}

/** Whether there has been a build here, of whatever source. */
export function isBuiltBefore(): boolean {
  return existsSync(STAMP);
}

/** Whether the build is of this very source. Where there are no sources, what is there is all there is. */
export function isBuilt(): boolean {
  return !existsSync("app") || openBuildStamp().holds();
}
