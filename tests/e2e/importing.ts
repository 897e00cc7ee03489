import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** What `npm run import` says in English of a source, which it brings into a folder of data: the command as it was built with the site. */
export function importInto(data: string, source: string): string {
  return execFileSync(process.execPath, [".next/playhead/import.mjs", source], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: data, LANG: "en" },
    stdio: "pipe",
  });
}

/** The same for the data of the site that journeys share. */
export function importShared(source: string): string {
  return importInto(process.env.TEST_DATA_DIR ?? "", source);
}
