/** Of a file that is kept in chunks each has this size, but the last. 1 MiB: a minute of speech at 128 kbit/s. Bytes. */
export const CHUNK_SIZE = 1_048_576;

/** A part of one chunk: its first byte and the one after its last, counted from the chunk's beginning. */
export interface ChunkPart {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** What of which chunks makes the bytes of a file from `start` to `end`, both included; in order. */
export function chunkParts(start: number, end: number, chunkSize = CHUNK_SIZE): readonly ChunkPart[] {
  const first = Math.floor(start / chunkSize);
  const last = Math.floor(end / chunkSize);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => {
    const index = first + place;
    const begin = index * chunkSize;
    return { index, from: Math.max(start - begin, 0), to: Math.min(end + 1 - begin, chunkSize) };
  });
}

/** What an answer is a part of: where it begins, and how long all is, null where that is not known. Bytes. */
export interface ContentRange {
  readonly start: number;
  readonly size: number | null;
}

const CONTENT_RANGE = /^bytes (\d+)-\d+\/(\d+|\*)$/i;

/** Reads a Content-Range header (RFC 9110, section 14.4); null for one that is absent, or tells of no part. */
export function parseContentRange(header: string | null): ContentRange | null {
  const [, start, size] = CONTENT_RANGE.exec(header?.trim() ?? "") ?? [];
  if (start === undefined) return null;
  return { start: Number(start), size: size === "*" ? null : Number(size) };
}
