import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A file beside what was made of sources, which says what these were. */
export interface SourceStamp {
  /** Whether they are still the same. */
  readonly holds: () => boolean;
  /** To be called when it is made of them again. */
  readonly write: () => void;
}

/** `sources` are files, and folders with all that is in them. Contents are read, so that a clone and a copy agree. */
export function openStamp(file: string, sources: readonly string[]): SourceStamp {
  const hash = createHash("sha256");
  for (const source of sources.flatMap(listFiles)) hash.update(source).update(readFileSync(source));
  const wanted = hash.digest("hex");
  return {
    holds: () => existsSync(file) && readFileSync(file, "utf8") === wanted,
    write: () => writeFileSync(file, wanted),
  };
}

function listFiles(file: string): string[] {
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file)
    .sort()
    .flatMap((name) => listFiles(path.join(file, name)));
}
