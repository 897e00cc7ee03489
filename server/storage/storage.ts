import { statfs } from "node:fs/promises";
import { z } from "zod";
import { pictureMimeType } from "#core/file/picture-type.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { type DatabaseSize, measureDatabase } from "../db/size.ts";
import { storedName } from "../media/address.ts";
import { mediaStore } from "../media/store.ts";
import { processWide } from "../process-wide.ts";
import { listFreed } from "../trash/purge.ts";
import { listFiles, sumOf } from "./folder-files.ts";

/** What was measured is told for so long. Milliseconds. */
const KEPT = 60_000;
/** The shows with the most sound; the others are summed. */
const MOST_SHOWS = 30;

/** What some files take together. */
export interface Amount {
  readonly bytes: number;
  readonly files: number;
}

export interface ShowSound extends Amount {
  readonly slug: string;
  readonly title: string;
}

/** What takes how much of the disk. A file is counted once, where it comes first. Bytes. */
export interface Storage extends DatabaseSize {
  readonly measuredAt: Date;
  /** Sound that lies here, the most first. */
  readonly shows: readonly ShowSound[];
  readonly otherShows: Amount;
  readonly pictures: Amount;
  /** What would be gone were the trash emptied; beside what it takes of the database. */
  readonly trash: Amount;
  /** Sound that no episode names. */
  readonly unnamed: Amount;
  readonly cards: Amount;
  /** Files that come in, or wait to become episodes. */
  readonly uploads: Amount;
  /** Sound of other hosts that is being measured. */
  readonly measuring: Amount;
  /** What is free on the disk of the data; null where the system does not tell. */
  readonly free: number | null;
}

type Folders = Pick<
  Config,
  "databaseLocation" | "dataDir" | "mediaPlace" | "cardsDir" | "uploadsDir" | "measuringDir"
>;

interface Held {
  measured: { readonly at: number; readonly storage: Promise<Storage> } | null;
  /** Sizes of stored files, which never change, by their names. */
  sizes: ReadonlyMap<string, number>;
}

const shared = processWide<Held>("storage", () => ({ measured: null, sizes: new Map() }));

/** What takes how much, measured once a minute at most for all who ask. */
export function findStorage(folders: Folders, db: Database, now: Date): Promise<Storage> {
  const held = shared.get();
  const { measured } = held;
  if (measured && now.getTime() - measured.at < KEPT) return measured.storage;
  const storage = measureStorage(folders, db, now);
  const begun = { at: now.getTime(), storage };
  held.measured = begun;
  storage.catch(() => {
    if (held.measured === begun) held.measured = null;
  });
  return storage;
}

/** Forgets what was measured: what takes place has just been removed. */
export function forgetStorage(): void {
  shared.get().measured = null;
}

/** Measures it now. The first time every stored file is asked about, later only those that are new. */
export async function measureStorage(folders: Folders, db: Database, now: Date): Promise<Storage> {
  const held = shared.get();
  const { databaseLocation, dataDir, mediaPlace, cardsDir, uploadsDir, measuringDir } = folders;
  const media = await (await mediaStore(mediaPlace)).sizes(held.sizes);
  held.sizes = media;
  const left = new Map(media);
  const trash = take(left, await listFreed(db));
  const shows = await takeSound(left, db);
  const pictures = take(left, [...left.keys()].filter(isPicture));
  return {
    measuredAt: now,
    ...(await measureDatabase(databaseLocation)),
    shows: shows.slice(0, MOST_SHOWS),
    otherShows: sumAmounts(shows.slice(MOST_SHOWS)),
    pictures,
    trash,
    unnamed: amountOf(left),
    cards: amountOf(await listFiles(cardsDir)),
    uploads: amountOf(await listFiles(uploadsDir)),
    measuring: amountOf(await listFiles(measuringDir)),
    free: await freeOf(dataDir),
  };
}

const soundRows = z.array(z.object({ slug: z.string(), title: z.string(), audioUrl: z.string() }));

/** Takes the sound of every show out of `left`. */
async function takeSound(left: Map<string, number>, db: Database): Promise<readonly ShowSound[]> {
  const rows = soundRows.parse(
    await db.$queryRaw`SELECT DISTINCT "Show"."id", "Show"."slug", "Show"."title", "Episode"."audioUrl"
      FROM "Episode" JOIN "Show" ON "Show"."id" = "Episode"."showId"
      WHERE "Episode"."audioUrl" LIKE '/media/%' ORDER BY "Show"."id"`,
  );
  const shows = new Map<string, { title: string; names: string[] }>();
  for (const { slug, title, audioUrl } of rows) {
    const show = shows.get(slug) ?? { title, names: [] };
    shows.set(slug, show);
    show.names.push(storedName(audioUrl) ?? "");
  }
  return [...shows]
    .map(([slug, { title, names }]) => ({ slug, title, ...take(left, names) }))
    .filter(({ files }) => files > 0)
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** Takes these files out of `left`, as far as they are in it. */
function take(left: Map<string, number>, names: Iterable<string>): Amount {
  const taken = new Map<string, number>();
  for (const name of names) {
    const size = left.get(name);
    if (size === undefined) continue;
    taken.set(name, size);
    left.delete(name);
  }
  return amountOf(taken);
}

function isPicture(name: string): boolean {
  return pictureMimeType(name.split(".").at(-1) ?? "") !== null;
}

function amountOf(files: ReadonlyMap<string, number>): Amount {
  return { bytes: sumOf(files.values()), files: files.size };
}

function sumAmounts(amounts: readonly Amount[]): Amount {
  return { bytes: sumOf(amounts.map(({ bytes }) => bytes)), files: sumOf(amounts.map(({ files }) => files)) };
}

/** What whoever runs this may use of what is free. */
async function freeOf(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk && disk.bavail * disk.bsize;
}
