import { findBox, readNumbers } from "./mp4-box.ts";

/** A piece of a track: where its bytes are in the file, and when it begins, in seconds. */
export interface Sample {
  readonly start: number;
  readonly offset: number;
  readonly size: number;
}

/** The first samples, at most `most`, of a track by its `mdia` box; none where its tables are not whole. */
export function listSamples(mdia: Buffer, most: number): readonly Sample[] {
  const stbl = findBox(mdia, "minf", "stbl");
  const scale = timeScale(mdia);
  if (stbl === null || scale === 0) return [];
  const starts = listStarts(stbl, most);
  const sizes = listSizes(stbl, most);
  const perChunk = tableOf(stbl, "stsc", 3, most);
  const samples: Sample[] = [];
  for (const [chunk, chunkOffset] of listChunks(stbl, most).entries()) {
    // Each row holds from its chunk, counted from 1, to the next row's.
    const [, count = 0] = perChunk.findLast(([first = 0]) => first <= chunk + 1) ?? [];
    let offset = chunkOffset;
    for (let i = 0; i < count && samples.length < most; i++) {
      const [start, size] = [starts[samples.length], sizes[samples.length]];
      if (start === undefined || size === undefined) return samples;
      samples.push({ start: start / scale, offset, size });
      offset += size;
    }
  }
  return samples;
}

/** Units of time in a second by its `mdia` box, or 0. */
export function timeScale(mdia: Buffer): number {
  const header = findBox(mdia, "mdhd");
  const [scale = 0] = header ? readNumbers(header, header[0] === 1 ? 20 : 12, 1) : [];
  return scale;
}

/** The rows of a table of `columns` numbers each. */
function tableOf(stbl: Buffer, type: string, columns: number, most: number): readonly (readonly number[])[] {
  const table = findBox(stbl, type) ?? Buffer.alloc(0);
  const [count = 0] = readNumbers(table, 4, 1);
  const numbers = readNumbers(table, 8, Math.min(count, most) * columns);
  return Array.from({ length: Math.floor(numbers.length / columns) }, (_, row) =>
    numbers.slice(row * columns, (row + 1) * columns),
  );
}

function listStarts(stbl: Buffer, most: number): readonly number[] {
  const starts: number[] = [];
  let time = 0;
  for (const [count = 0, duration = 0] of tableOf(stbl, "stts", 2, most)) {
    for (let i = 0; i < count && starts.length < most; i++) {
      starts.push(time);
      time += duration;
    }
  }
  return starts;
}

function listSizes(stbl: Buffer, most: number): readonly number[] {
  const table = findBox(stbl, "stsz") ?? Buffer.alloc(0);
  const [same = 0, count = 0] = readNumbers(table, 4, 2);
  const length = Math.min(count, most);
  return same > 0 ? new Array<number>(length).fill(same) : readNumbers(table, 12, length);
}

function listChunks(stbl: Buffer, most: number): readonly number[] {
  const short = tableOf(stbl, "stco", 1, most);
  if (short.length > 0) return short.map(([offset = 0]) => offset);
  return tableOf(stbl, "co64", 2, most).map(([high = 0, low = 0]) => high * 2 ** 32 + low);
}
