import { open } from "node:fs/promises";
import { findBox, listBoxes, openTable, readNumbers } from "./mp4-box.ts";
import { fragmentsLength } from "./mp4-fragments.ts";
import { readMoov } from "./mp4-movie.ts";
import { timeScale } from "./mp4-samples.ts";

/** How long the first track of sound in an MP4 file is, by its tables. */
export interface Mp4Length {
  /** Seconds that are there, without what its edit list leaves out at both ends. */
  readonly duration: number;
  /** Seconds that there would be if all of it were there. */
  readonly promised: number;
  /** There are pictures that move, which may go on after the sound. */
  readonly film: boolean;
}

/** Null where no sound is told of. Nothing but tables is read. Throws when the file cannot be read. */
export async function readMp4Length(file: string): Promise<Mp4Length | null> {
  const handle = await open(file);
  try {
    const moov = await readMoov(handle);
    const track = moov && findTrack(moov, "soun");
    const mdia = track && findBox(track, "mdia");
    const scale = mdia ? timeScale(mdia) : 0;
    if (!moov || !track || !mdia || scale === 0) return null;
    const film = findTrack(moov, "vide") !== null;
    const edits = readEdits(track, timeScaleOfMovie(moov), scale);
    const { size } = await handle.stat();
    const { told, there } = findBox(moov, "mvex")
      ? await fragmentsLength(handle, moov, track)
      : tablesLength(mdia, size);
    const longest = Math.max(0, told / scale - edits.start) + edits.delay;
    const promised = edits.length === null ? longest : Math.min(edits.length, longest);
    const duration = Math.min(promised, Math.max(0, there / scale - edits.start) + edits.delay);
    return { duration, promised, film };
  } finally {
    await handle.close();
  }
}

/** The first track of a kind: `soun` or `vide`. */
function findTrack(moov: Buffer, kind: string): Buffer | null {
  const tracks = listBoxes(moov).filter(({ type }) => type === "trak");
  const found = tracks.find(({ body }) => findBox(body, "mdia", "hdlr")?.toString("latin1", 8, 12) === kind);
  return found?.body ?? null;
}

function timeScaleOfMovie(moov: Buffer): number {
  const header = findBox(moov, "mvhd");
  const [scale = 0] = header ? readNumbers(header, header[0] === 1 ? 20 : 12, 1) : [];
  return scale;
}

/** What an edit list makes of a track. Seconds. */
interface Edits {
  /** What is left out at its beginning. */
  readonly start: number;
  /** Silence before it. */
  readonly delay: number;
  /** All of it that is played; null where that is not said. */
  readonly length: number | null;
}

const MOST_EDITS = 1000;

function readEdits(track: Buffer, movieScale: number, scale: number): Edits {
  const list = findBox(track, "edts", "elst");
  if (list === null || movieScale === 0) return { start: 0, delay: 0, length: null };
  const wide = list[0] === 1;
  const table = openTable(list, 4, wide ? 5 : 3);
  const edits = Array.from({ length: Math.min(table.rows, MOST_EDITS) }, (_, row) =>
    wide
      ? {
          length: longNumber(table.at(row, 0), table.at(row, 1)),
          from: signed(table.at(row, 2), table.at(row, 3)),
        }
      : { length: table.at(row, 0), from: table.at(row, 1) | 0 },
  );
  const first = edits.find(({ from }) => from >= 0);
  const delay = edits.reduce((sum, { from, length }) => (from < 0 ? sum + length : sum), 0);
  const length = edits.reduce((sum, edit) => sum + edit.length, 0);
  return {
    start: (first?.from ?? 0) / scale,
    delay: delay / movieScale,
    length: length > delay ? length / movieScale : null,
  };
}

function longNumber(high: number, low: number): number {
  return high * 2 ** 32 + low;
}

function signed(high: number, low: number): number {
  return longNumber(high | 0, low);
}

/** How much the tables of a track tell of, and how much of that lies within a file of `size` bytes, in the track's units. */
function tablesLength(mdia: Buffer, size: number): { readonly told: number; readonly there: number } {
  const stbl = findBox(mdia, "minf", "stbl");
  if (stbl === null) return { told: 0, there: 0 };
  const samples = countSamples(stbl, Number.POSITIVE_INFINITY);
  return { told: timeOf(stbl, samples), there: timeOf(stbl, countSamples(stbl, size)) };
}

/** How many samples lie before `end` in the file, up to the first that does not. */
function countSamples(stbl: Buffer, end: number): number {
  const empty = Buffer.alloc(0);
  const sizesBox = findBox(stbl, "stsz") ?? empty;
  const [same = 0, most = 0] = readNumbers(sizesBox, 4, 2);
  const sizes = openTable(sizesBox, 8, 1);
  const perChunk = openTable(findBox(stbl, "stsc") ?? empty, 4, 3);
  const short = findBox(stbl, "stco");
  const chunks = openTable(short ?? findBox(stbl, "co64") ?? empty, 4, short ? 1 : 2);
  let sample = 0;
  for (let chunk = 0, run = 0; chunk < chunks.rows && sample < most; chunk++) {
    while (run + 1 < perChunk.rows && perChunk.at(run + 1, 0) <= chunk + 1) run++;
    const count = Math.min(perChunk.rows > 0 ? perChunk.at(run, 1) : 0, most - sample);
    let at = short ? chunks.at(chunk, 0) : longNumber(chunks.at(chunk, 0), chunks.at(chunk, 1));
    if (same > 0) {
      const room = Math.max(0, Math.floor((end - at) / same));
      sample += Math.min(count, room);
      if (room < count) return sample;
      continue;
    }
    for (let i = 0; i < count && sample < sizes.rows; i++, sample++) {
      at += sizes.at(sample, 0);
      if (at > end) return sample;
    }
  }
  return sample;
}

/** When sample `count` begins, in units of the track. */
function timeOf(stbl: Buffer, count: number): number {
  const table = openTable(findBox(stbl, "stts") ?? Buffer.alloc(0), 4, 2);
  let time = 0;
  for (let row = 0, left = count; row < table.rows && left > 0; row++) {
    const samples = Math.min(left, table.at(row, 0));
    time += samples * table.at(row, 1);
    left -= samples;
  }
  return time;
}
