import Sqlite, { type Database } from "better-sqlite3";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";
import { watchEdition } from "./postgresql/edition-watch.ts";
import { editionRow, editionShower } from "./shown-edition.ts";

/** What is known of the database of this process. */
interface Watch {
  readonly version: () => string;
  /** Why it cannot be read now; null where it can be, or where that is not yet known. */
  readonly fault: () => Error | null;
  readonly known: Promise<void>;
  readonly caughtUp: () => Promise<void>;
  readonly close: () => void;
}

const shared = processWide("version", () => watch(config().databaseLocation));

/**
 * Changes with every change of what the database of this process shows, by whomever, but for what an import adds and measuring
 * finds, with which it changes every ten seconds, and at the import's end; within this process only. Takes microseconds. While a
 * server of databases is away, it stays as it was.
 */
export function databaseVersion(): string {
  return shared.get().version();
}

/** Why the database of this process cannot be read now; null where it can be, or where that is not yet known. */
export function databaseFault(): Error | null {
  return shared.get().fault();
}

/** Resolves when `databaseVersion` knows the version, or cannot know it now: what is kept before that is made anew. */
export function databaseKnown(): Promise<void> {
  return shared.get().known;
}

/**
 * Resolves when `databaseVersion` knows of what this process has written, or cannot know it now: whoever has changed something
 * is shown it from then on.
 */
export async function databaseCaughtUp(): Promise<void> {
  await shared.peek()?.caughtUp();
}

/** Ends what follows the version, where something asked for it: nothing may ask any more. */
export function closeVersion(): void {
  shared.peek()?.close();
}

function watch(location: DatabaseLocation): Watch {
  if (isPostgresql(location)) return watchEdition(location);
  const sqlite = new Sqlite(location, { readonly: true });
  const version = versionOf(sqlite);
  const [known, caughtUp] = [Promise.resolve(), async () => {}];
  return { version, fault: () => faultOf(version), known, caughtUp, close: () => sqlite.close() };
}

function faultOf(read: () => unknown): Error | null {
  try {
    read();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The same of an SQLite file. It has a connection of its own, to which all changes are those of others. */
export function watchVersion(file: string): () => string {
  return versionOf(new Sqlite(file, { readonly: true }));
}

/** The same by a connection that writes nothing. `now` are milliseconds that only rise. */
export function versionOf(sqlite: Database, now = () => performance.now()): () => string {
  const touched = sqlite.prepare("PRAGMA data_version").pluck();
  const edition = sqlite.prepare('SELECT "number", "deferred" FROM "Edition"');
  const show = editionShower(now);
  let seen: unknown = null;
  let last = { shown: -1, behind: false };
  return () => {
    const current = touched.get();
    // What was written may be nothing that is shown: a session, or a sign-up.
    if (current !== seen || last.behind) last = show(editionRow.parse(edition.get()));
    seen = current;
    return String(last.shown);
  };
}
