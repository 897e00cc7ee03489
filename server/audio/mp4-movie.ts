import type { FileHandle } from "node:fs/promises";
import { parseBoxHeader } from "./mp4-box.ts";

/** Of 30 hours of AAC it has about 20 MB. */
const LONGEST_MOOV = 64 * 1024 * 1024;
const MOST_TOP_BOXES = 100_000;
/** So much is read at once where headers are looked for. Bytes. */
const WINDOW = 64 * 1024;

/** A box of a file that is in no other. */
export interface TopBox {
  readonly type: string;
  /** Where its body begins. */
  readonly at: number;
  /** Bytes of its body, as it says. */
  readonly size: number;
  /** How many bytes of the file follow its header. */
  readonly left: number;
}

/** The outer boxes of a file, up to where it is none. Throws when it cannot be read. */
export async function* topBoxes(handle: FileHandle): AsyncGenerator<TopBox> {
  const { size: end } = await handle.stat();
  let [at, from] = [0, 0];
  let window: Buffer = Buffer.alloc(0);
  for (let count = 0; at < end && count < MOST_TOP_BOXES; count++) {
    if (at + 16 > from + window.length) {
      window = await readAt(handle, at, WINDOW);
      from = at;
    }
    const header = parseBoxHeader(window.subarray(at - from, at - from + 16));
    if (header === null) return;
    const { type, headerSize } = header;
    const size = (header.size || end - at) - headerSize;
    yield { type, at: at + headerSize, size, left: Math.max(0, end - at - headerSize) };
    at += headerSize + size;
  }
}

/** The body of the box `moov`, which tells of all tracks, or null. */
export async function readMoov(handle: FileHandle): Promise<Buffer | null> {
  for await (const { type, at, size, left } of topBoxes(handle)) {
    const there = Math.min(size, left);
    if (type === "moov") return there > LONGEST_MOOV ? null : readAt(handle, at, there);
  }
  return null;
}

/** As many bytes as are there. */
export async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
