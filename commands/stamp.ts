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

/**
 * `sources` are files, and folders with all that is in them. Their contents count, so that a clone and a copy agree; they
 * are read when a file has been touched since. Sources are taken as they are at this call, and at the first of `holds`.
 */
export function openStamp(file: string, sources: readonly string[]): SourceStamp {
  const files = sources.flatMap(listFiles);
  const looks = looksOf(files);
  let contents: string | null = null;
  const write = () => {
    contents ??= contentsOf(files);
    writeFileSync(file, `${contents}\n${looks}`);
  };
  return {
    holds() {
      const [ofContents, ofLooks] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
      if (ofLooks === looks) return true;
      contents = contentsOf(files);
      if (ofContents !== contents) return false;
      writeIfPossible(write);
      return true;
    },
    write,
  };
}

/** Where it cannot be written, contents are read again the next time. */
function writeIfPossible(write: () => void): void {
  try {
    write();
  } catch {
    // Nothing is lost.
  }
}

function contentsOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/** Changes when a file does: nobody can set the time at which its inode was changed (`ctime`, inode(7)). */
function looksOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    const { size, mtimeMs, ctimeMs } = statSync(file);
    hash.update(`${file}\n${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Hidden files are no sources: stamps, and what the programs of a desk leave. */
function listFiles(file: string): string[] {
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || !entry.name.startsWith("."))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = path.join(file, entry.name);
      return entry.isFile() ? [inner] : listFiles(inner);
    });
}
