import type { FileHandle } from "node:fs/promises";
import { findBox, listBoxes, readNumbers } from "./mp4-box.ts";
import { readAt, topBoxes } from "./mp4-movie.ts";

/** Of one fragment; one of a minute of AAC has 50 KB. Bytes. */
const LONGEST_MOOF = 4 * 1024 * 1024;

/**
 * How much of a track the fragments of a file hold (ISO/IEC 14496-12, section 8.8), and how much of that is there, in the track's
 * units.
 */
export async function fragmentsLength(
  handle: FileHandle,
  moov: Buffer,
  track: Buffer,
): Promise<{ readonly told: number; readonly there: number }> {
  const id = trackId(track);
  const usual = usualDuration(moov, id);
  let [told, there, fragment] = [0, 0, 0];
  for await (const { type, at, size, left } of topBoxes(handle)) {
    if (type === "moof" && size <= LONGEST_MOOF) {
      const moof = await readAt(handle, at, size);
      fragment = listBoxes(moof).reduce(
        (sum, box) => (box.type === "traf" ? sum + runsLength(box.body, id, usual) : sum),
        0,
      );
      told += fragment;
    }
    if (type === "mdat") {
      there += size > left ? fragment * (left / size) : fragment;
      fragment = 0;
    }
  }
  return { told, there };
}

function trackId(track: Buffer): number {
  const header = findBox(track, "tkhd");
  const [id = 0] = header ? readNumbers(header, header[0] === 1 ? 20 : 12, 1) : [];
  return id;
}

/** How long a sample is where its fragment says nothing (`trex`). */
function usualDuration(moov: Buffer, id: number): number {
  const rows = listBoxes(findBox(moov, "mvex") ?? Buffer.alloc(0)).filter(({ type }) => type === "trex");
  const [, , duration = 0] =
    rows.map(({ body }) => readNumbers(body, 4, 3)).find(([track]) => track === id) ?? [];
  return duration;
}

/** The length of all runs of samples of a track in a `traf` box. */
function runsLength(traf: Buffer, id: number, usual: number): number {
  const header = findBox(traf, "tfhd") ?? Buffer.alloc(0);
  const [flags = 0, track] = readNumbers(header, 0, 2);
  if (track !== id) return 0;
  const durationAt = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
  const [own = usual] = flags & 8 ? readNumbers(header, durationAt, 1) : [];
  return listBoxes(traf).reduce(
    (sum, { type, body }) => (type === "trun" ? sum + runLength(body, own) : sum),
    0,
  );
}

/** More samples are in no fragment: a day of sound. */
const MOST_SAMPLES = 5_000_000;

function runLength(trun: Buffer, usual: number): number {
  const [flags = 0, told = 0] = readNumbers(trun, 0, 2);
  const count = Math.min(told, MOST_SAMPLES);
  if ((flags & 0x100) === 0) return count * usual;
  const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
  const first = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
  let sum = 0;
  for (let i = 0, at = first; i < count && at + 4 <= trun.length; i++, at += 4 * fields)
    sum += trun.readUInt32BE(at);
  return sum;
}
