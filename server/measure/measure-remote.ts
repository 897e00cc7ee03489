import { open, rm } from "node:fs/promises";
import { TagSkipper } from "#core/audio/id3.ts";
import { joined } from "#core/audio/joined.ts";
import { STREAM_HEAD_LENGTH, streamKind } from "#core/file/stream-kind.ts";
import { measureInThread, openMeter } from "../audio/measurer.ts";
import { cutShort } from "../audio/sound.ts";
import { MOST_BEFORE } from "../audio/stream-meter.ts";
import type { Failed, Refused, Unchanged } from "../fetch/resource.ts";
import { lateSignal } from "../late-signal.ts";
import { type HashCheck, openHashCheck } from "./file-hash.ts";
import {
  BrokenOff,
  type KnownFile,
  openRemoteFile,
  type RemoteFile,
  type RemoteOptions,
} from "./remote-file.ts";

/** What a file at its host turned out to be. */
export interface FoundSound {
  /** Seconds to the millisecond, greater than 0. */
  readonly duration: number;
  /** Amplitudes from 0 to 255; null where nothing here decodes them. */
  readonly peaks: Uint8Array<ArrayBuffer> | null;
  readonly approximateSeek: boolean;
  /** Seconds that the file promises where it is cut short or damaged; null where all is there, as far as it can be told. */
  readonly promised: number | null;
}

/** Why nothing comes of a file, however often it is asked for. */
export type UnusableCode = "not-sound" | "too-long" | "too-large" | "integrity-mismatch";

export type RemoteOutcome =
  | { readonly kind: "measured"; readonly sound: FoundSound; readonly file: KnownFile }
  | Unchanged
  | { readonly kind: "unusable"; readonly code: UnusableCode; readonly file: KnownFile }
  /** It may be had another time. */
  | Refused
  | Failed
  /** `signal` has ended it. */
  | { readonly kind: "stopped" };

export interface RemoteProgress {
  /** Bytes. */
  readonly came: number;
  /** Null where its host does not say. */
  readonly total: number | null;
}

export interface MeasureOptions extends RemoteOptions {
  /** Milliseconds for all of it. */
  readonly totalMs: number;
  /** Hashes of which the file must have one, as Subresource Integrity (W3C) writes them; null where none is known. */
  readonly integrity: string | null;
  /** A path for a file that must be there whole; taken away again. */
  readonly spoolFile: string;
  readonly onProgress?: (progress: RemoteProgress) => void;
}

/** Reads a file through once at its host and measures its sound. Never throws for what an address, a server or a file does. */
export async function measureRemote(
  url: string,
  known: KnownFile | null,
  options: MeasureOptions,
): Promise<RemoteOutcome> {
  const signal = AbortSignal.any([options.signal, lateSignal(options.totalMs)]);
  const file = await openRemoteFile(url, known, { ...options, signal });
  if (file.kind !== "file") return options.signal.aborted ? { kind: "stopped" } : fromFailure(file);
  const reading = new Reading(file, openHashCheck(options.integrity), options.onProgress ?? (() => {}));
  try {
    const outcome = await measurePieces(reading, options.spoolFile);
    if (await reading.isRightFile()) return outcome;
    return { kind: "unusable", code: "integrity-mismatch", file: reading.marks() };
  } catch (error) {
    if (options.signal.aborted) return { kind: "stopped" };
    if (error instanceof BrokenOff) return fromFailure(error.reason, reading.marks());
    throw error;
  } finally {
    await reading.close();
  }
}

const NOTHING: KnownFile = { bytes: 0, etag: null, lastModified: null };

/** What is too large stays so. */
function fromFailure(outcome: Unchanged | Refused | Failed, file = NOTHING): RemoteOutcome {
  if (outcome.kind !== "failed" || outcome.code !== "too-large") return outcome;
  return { kind: "unusable", code: "too-large", file };
}

/** The pieces of a file, counted and hashed. */
class Reading {
  readonly #file: RemoteFile;
  readonly #check: HashCheck | null;
  readonly #tell: (progress: RemoteProgress) => void;
  readonly #pieces: AsyncIterator<Uint8Array>;
  #came = 0;

  constructor(file: RemoteFile, check: HashCheck | null, tell: (progress: RemoteProgress) => void) {
    this.#file = file;
    this.#check = check;
    this.#tell = tell;
    this.#pieces = file.pieces[Symbol.asyncIterator]();
  }

  /** Null at the end. */
  async next(): Promise<Uint8Array | null> {
    const { done, value } = await this.#pieces.next();
    if (done) return null;
    this.#came += value.length;
    this.#check?.add(value);
    this.#tell({ came: this.#came, total: this.#file.size });
    return value;
  }

  /** Whether it has the hash that it should have, where one is known. What was not wanted of it is read for that. */
  async isRightFile(): Promise<boolean> {
    if (this.#check === null) return true;
    while ((await this.next()) !== null);
    return this.#check.holds();
  }

  marks(): KnownFile {
    const { etag, lastModified } = this.#file;
    return { bytes: this.#came, etag, lastModified };
  }

  async close(): Promise<void> {
    this.#file.close();
    await this.#pieces.return?.();
  }
}

async function measurePieces(reading: Reading, spoolFile: string): Promise<RemoteOutcome> {
  const tags = new TagSkipper();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < STREAM_HEAD_LENGTH) {
    const piece = await reading.next();
    head = joined(head, tags.push(piece ?? new Uint8Array(0), piece === null));
    if (piece === null) break;
    const file = reading.marks();
    if (file.bytes > MOST_BEFORE) return { kind: "unusable", code: "not-sound", file };
  }
  return streamKind(head) === "file" ? measureWhole(head, reading, spoolFile) : measureStream(head, reading);
}

async function measureStream(head: Uint8Array, reading: Reading): Promise<RemoteOutcome> {
  const meter = await openMeter();
  try {
    let more = await meter.push(copyOf(head));
    for (let piece = more ? await reading.next() : null; piece !== null; ) {
      more = await meter.push(copyOf(piece));
      piece = more ? await reading.next() : null;
    }
    const found = await meter.finish();
    const file = reading.marks();
    if (found.kind === "unmeasured") return { kind: "unusable", code: lasting(found.code), file };
    const { duration, peaks, approximateSeek } = found;
    return {
      kind: "measured",
      sound: { duration, peaks, approximateSeek, promised: cutShort(found) },
      file,
    };
  } finally {
    await meter.free();
  }
}

/** What must be there whole goes another way before it is measured as a stream. */
function lasting(code: "not-sound" | "too-long" | "needs-file"): UnusableCode {
  return code === "needs-file" ? "not-sound" : code;
}

/** Alone in its buffer: threads are sent whole buffers. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

async function measureWhole(head: Uint8Array, reading: Reading, spoolFile: string): Promise<RemoteOutcome> {
  try {
    const spool = await open(spoolFile, "w");
    try {
      await spool.writeFile(head);
      for (let piece = await reading.next(); piece !== null; piece = await reading.next())
        await spool.writeFile(piece);
    } finally {
      await spool.close();
    }
    const found = await measureInThread(spoolFile);
    const file = reading.marks();
    if (found.kind === "unreadable") return { kind: "unusable", code: "not-sound", file };
    const { duration, peaks, approximateSeek, promised } = found;
    return { kind: "measured", sound: { duration, peaks, approximateSeek, promised }, file };
  } finally {
    await rm(spoolFile, { force: true });
  }
}
