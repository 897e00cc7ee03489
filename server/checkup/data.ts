import { existsSync } from "node:fs";
import type { Config } from "../config.ts";
import { findDamage } from "../db/damage.ts";
import { findLastCopy } from "../db/last-copy.ts";
import { type DatabaseLocation, isPostgresql, sayLocation } from "../db/location.ts";
import { type MigrationsHeld, readMigrationRecord } from "../db/migration-record.ts";
import { migrationNames } from "../db/migrations.ts";
import { listNamedMedia } from "../db/named-media.ts";
import { isBucketError } from "../media/bucket/bucket-error.ts";
import { listMissing } from "../media/keep-media.ts";
import { ledTo, type MediaPlace, nameOfPlace } from "../media/place.ts";
import { countDamagedSegments } from "../search/engine/damaged-segments.ts";
import { checkServer } from "./database-server.ts";
import { type Finding, fine, note, wrong } from "./finding.ts";

const DAY = 24 * 3600 * 1000;
/** Older copies lose more than a week. Days. */
const OLD_COPY = 7;

type Place = Pick<Config, "dataDir" | "databaseLocation" | "mediaPlace">;

/** How the data are. Where the database cannot be read, nothing more is looked at. */
export async function* checkData(place: Place, now: Date): AsyncGenerator<Finding> {
  const { databaseLocation: location, mediaPlace } = place;
  const server = isPostgresql(location);
  const record = yield* server ? checkServer(location) : checkFile(location);
  if (record === null) return;
  const migrations = await checkMigrations(location, record);
  yield migrations;
  if (migrations.level === "fine") yield await checkSearch(location);
  yield await checkMedia(location, mediaPlace);
  yield await checkCopies(place, now);
}

async function checkMedia(location: DatabaseLocation, place: MediaPlace): Promise<Finding> {
  const path = nameOfPlace(place);
  try {
    const missing = await listMissing(await listNamedMedia(location), place);
    const [name = ""] = missing;
    if (missing.length === 0) return fine("mediaThere", { path });
    return wrong("mediaMissing", { path, count: missing.length, name });
  } catch (error) {
    if (!isBucketError(error)) throw error;
    return wrong("bucketFails", { path, reason: error instanceof Error ? error.message : "" });
  }
}

/** Whether listeners can be led to a bucket. */
export function checkSending(
  config: Pick<Config, "mediaPlace" | "bucketSending" | "publicUrl">,
): readonly Finding[] {
  const address = ledTo(config);
  const plain = config.publicUrl.startsWith("https:") && address?.startsWith("http:");
  return address !== null && plain ? [wrong("bucketPlain", { path: address })] : [];
}

/** Whether a file is whole. Gives the migrations that it holds; null where it cannot be read. */
async function* checkFile(path: string): AsyncGenerator<Finding, MigrationsHeld | null> {
  const record = readMigrationRecord(path);
  if (record.kind === "none") yield note("noData", { path });
  else if (record.kind === "corrupt") yield wrong("damaged", { path, reason: record.reason });
  if (record.kind !== "intact") return null;
  const damage = findDamage(path);
  yield damage === null ? fine("whole", { path }) : wrong("damaged", { path, reason: damage });
  return damage === null ? record : null;
}

async function checkSearch(location: DatabaseLocation): Promise<Finding> {
  const count = await countDamagedSegments(location);
  return count === 0 ? fine("searchWhole") : wrong("searchDamaged", { count });
}

async function checkMigrations(
  location: DatabaseLocation,
  { applied, broken }: MigrationsHeld,
): Promise<Finding> {
  const path = sayLocation(location);
  const names = await migrationNames(isPostgresql(location) ? "postgresql" : "sqlite");
  const unknown = applied.filter((name) => !names.includes(name));
  if (broken.length > 0) return wrong("migrationBroken", { path, names: broken.join(", ") });
  if (unknown.length > 0) return wrong("dataNewer", { path, names: unknown.join(", ") });
  const count = names.length - applied.length;
  return count > 0 ? note("dataOlder", { count }) : fine("dataCurrent");
}

async function checkCopies({ dataDir }: Place, now: Date): Promise<Finding> {
  const copy = await findLastCopy(dataDir);
  if (copy === null) return note("noCopy");
  const days = Math.floor((now.getTime() - copy.at.getTime()) / DAY);
  const values = { path: copy.path, days };
  // What is in a bucket was read back when it was sent, and may not be asked for by this site.
  if (!copy.path.startsWith("s3://") && !existsSync(copy.path)) return note("copyGone", values);
  return days > OLD_COPY ? note("copyOld", values) : fine("copy", values);
}
