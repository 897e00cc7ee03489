import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { isPostgresql } from "#server/db/location.ts";
import { storedNames } from "#server/media/address.ts";
import { expectWholeIndex } from "../search/index/whole-index.ts";

/** SQLite finds nothing wrong with its file. A server of PostgreSQL sees to its own. */
export function expectWholeFile(location: string): void {
  if (isPostgresql(location)) return;
  const sqlite = new Sqlite(location, { timeout: 60_000 });
  try {
    expect(sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(sqlite.pragma("foreign_key_check")).toEqual([]);
  } finally {
    sqlite.close();
  }
}

/** The same, and its index of search holds what its tables hold. */
export async function expectWholeDatabase(file: string): Promise<void> {
  expectWholeFile(file);
  await withDatabase(file, expectWholeIndex);
}

/** All that is kept of each episode, by their guids, but for numbers of rows and when something was written. */
export async function listEpisodes(file: string): Promise<ReadonlyMap<string, string>> {
  return withDatabase(file, async (db) => {
    const episodes = await db.episode.findMany({
      include: {
        chapters: { orderBy: { start: "asc" } },
        persons: { orderBy: { name: "asc" } },
        soundbites: true,
        tags: { orderBy: { slug: "asc" } },
        transcripts: {
          orderBy: { language: "asc" },
          include: { passages: { orderBy: { position: "asc" } } },
        },
      },
      orderBy: { guid: "asc" },
    });
    return new Map(episodes.map((episode) => [episode.guid, JSON.stringify(episode, withoutRows)]));
  });
}

const WRITTEN = /^(?:id|.*Id|createdAt|transcribedAt|position|orderedAt)$/;

function withoutRows(key: string, value: unknown): unknown {
  return WRITTEN.test(key) ? undefined : value;
}

async function withDatabase<Result>(file: string, act: (db: Database) => Promise<Result>): Promise<Result> {
  const db = openDatabase(file);
  try {
    return await act(db);
  } finally {
    await db.$disconnect();
  }
}

/** Each file of the store is what its name says. */
export function expectWholeFiles(mediaPlace: string): void {
  for (const name of filesIn(mediaPlace).filter((name) => !isDraft(name))) {
    const content = readFileSync(path.join(mediaPlace, name));
    expect(name).toContain(createHash("sha256").update(content).digest("hex").slice(0, 32));
  }
}

/** The store holds what is named, and nothing else. */
export function expectNamedFiles(mediaPlace: string, episodes: ReadonlyMap<string, string>): void {
  const named = storedNames([...episodes.values()].join("\n"));
  expect(filesIn(mediaPlace)).toEqual([...named].toSorted());
}

/** Lets time pass for what was half written in a folder. */
export function ageDrafts(folder: string, seconds: number): void {
  for (const name of filesIn(folder).filter(isDraft)) {
    const file = path.join(folder, name);
    const then = new Date(statSync(file).mtimeMs - seconds * 1000);
    utimesSync(file, then, then);
  }
}

const isDraft = (name: string) => name.startsWith(".") || /\.\d+\.new/.test(name);

export function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}
