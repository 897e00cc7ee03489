import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Database, writeWhole } from "../db/client.ts";
import { deferEdition, editionNumber } from "../db/edition.ts";
import type { Failed, Refused, Unchanged } from "../fetch/resource.ts";
import { takeTurnAt } from "./host-turns.ts";
import {
  measureRemote,
  type RemoteOutcome,
  type RemoteProgress,
  type UnusableCode,
} from "./measure-remote.ts";
import { nextCheck } from "./next-check.ts";
import type { KnownFile, RemoteOptions } from "./remote-file.ts";
import { findRemoteSound, type RemoteSound } from "./remote-sound.ts";

/** Ten hours at 256 kbit/s. Bytes. */
const LONGEST = 1_200_000_000;
/** For all of it. Milliseconds. */
const LONGEST_TIME = 60 * 60_000;

export interface EpisodeOptions
  extends Pick<RemoteOptions, "userAgent" | "signal" | "resolve" | "silenceMs">,
    Partial<Pick<RemoteOptions, "maxBytes">> {
  readonly fetchPrivate: boolean;
  /** A folder for files that must be there whole to be measured. */
  readonly measuringDir: string;
  /** For all of it, in milliseconds; an hour if omitted. */
  readonly totalMs?: number;
  readonly onProgress?: (progress: RemoteProgress) => void;
}

export type EpisodeOutcome =
  | { readonly kind: "measured"; readonly duration: number; readonly promised: number | null }
  /** It is the file that was measured before. */
  | Unchanged
  /** Nothing comes of this file; it is not asked for again while it stays. */
  | { readonly kind: "unusable"; readonly code: UnusableCode }
  /** Not now: another time it may be had. Nothing was written. */
  | Refused
  | Failed
  /** `signal` has ended it. Nothing was written. */
  | { readonly kind: "stopped" }
  /** There is no such episode with sound at another host, or it was given another sound meanwhile. */
  | { readonly kind: "gone" };

/**
 * Reads the sound of an episode through once at its host, and keeps its peaks, its exact length and whether times in it are
 * only near. One file of a host at a time. To do it again after it was cut short is the same as doing it once.
 */
export async function measureEpisode(
  db: Database,
  episodeId: number,
  options: EpisodeOptions,
): Promise<EpisodeOutcome> {
  const found = await findRemoteSound(db, episodeId);
  if (found === null) return { kind: "gone" };
  await mkdir(options.measuringDir, { recursive: true });
  const outcome = await takeTurnAt(new URL(found.url).host, options.signal, () =>
    measureRemote(found.url, found.known, {
      ...options,
      integrity: found.integrity,
      allowPrivate: options.fetchPrivate,
      maxBytes: options.maxBytes ?? LONGEST,
      totalMs: options.totalMs ?? LONGEST_TIME,
      spoolFile: path.join(options.measuringDir, String(episodeId)),
    }),
  ).catch((error: unknown) => {
    if (options.signal.aborted) return { kind: "stopped" } as const;
    throw error;
  });
  return keepOutcome(db, episodeId, found, outcome);
}

/** Writes what became of it, unless the episode has another sound by now. */
async function keepOutcome(
  db: Database,
  episodeId: number,
  { url, announced, integrity, readAt }: RemoteSound,
  outcome: RemoteOutcome,
): Promise<EpisodeOutcome> {
  if (outcome.kind === "stopped") return outcome;
  const now = new Date();
  if (outcome.kind === "refused" || outcome.kind === "failed") {
    // What was read before stands, and whether it is still so is asked another day.
    const checkAt = nextCheck(now, now, "unchanged");
    if (readAt !== null) await db.measurement.updateMany({ where: { episodeId, url }, data: { checkAt } });
    return outcome;
  }
  return writeWhole(db, async (tx) => {
    const where = { id: episodeId, audioUrl: url };
    if ((await tx.episode.count({ where })) === 0) return { kind: "gone" };
    if (outcome.kind === "unchanged") {
      const checkAt = nextCheck(now, readAt, "unchanged");
      await tx.measurement.update({ where: { episodeId }, data: { announced, checkAt } });
      return outcome;
    }
    const checkAt = nextCheck(now, readAt, "changed");
    const row = { url, announced, integrity, measuredAt: now, checkAt, ...columnsOf(outcome) };
    await tx.measurement.upsert({ where: { episodeId }, create: { episodeId, ...row }, update: row });
    if (outcome.kind === "unusable") return { kind: "unusable", code: outcome.code };
    const { duration, peaks, approximateSeek: seekApproximate, promised } = outcome.sound;
    const found = { duration, durationEstimated: false, peaks, seekApproximate };
    const before = await editionNumber(tx);
    await tx.episode.update({ where: { id: episodeId }, data: found });
    await deferEdition(tx, before);
    return { kind: "measured", duration, promised };
  });
}

function columnsOf(outcome: Extract<RemoteOutcome, { readonly file: KnownFile }>) {
  const { bytes, etag, lastModified } = outcome.file;
  const measured = outcome.kind === "measured";
  return {
    bytes,
    etag,
    lastModified,
    problem: measured ? null : outcome.code,
    promised: measured ? outcome.sound.promised : null,
  };
}
