import { type FileHandle, open } from "node:fs/promises";
import { findBox, parseBoxHeader, readNumbers } from "./mp4-box.ts";

/** Of 30 hours of AAC it has about 20 MB. */
const LONGEST_MOOV = 64 * 1024 * 1024;
const MOST_TOP_BOXES = 100_000;

/** The seconds that the header of an MP4 file promises, or null where it does not say. Throws when it cannot be read. */
export async function readMp4Duration(file: string): Promise<number | null> {
  const handle = await open(file);
  try {
    const moov = await readMoov(handle);
    const header = moov && findBox(moov, "mvhd");
    if (!header) return null;
    const [scale = 0, first = 0, second = 0] = readNumbers(header, header[0] === 1 ? 20 : 12, 3);
    const duration = header[0] === 1 ? first * 2 ** 32 + second : first;
    return scale > 0 ? duration / scale : null;
  } finally {
    await handle.close();
  }
}

/** The body of the box `moov`, which tells of all tracks, or null. */
export async function readMoov(handle: FileHandle): Promise<Buffer | null> {
  const { size: end } = await handle.stat();
  let at = 0;
  for (let count = 0; at < end && count < MOST_TOP_BOXES; count++) {
    const header = parseBoxHeader(await readAt(handle, at, 16));
    if (header === null) return null;
    const size = Math.min(header.size || end, end - at);
    if (header.type === "moov")
      return size > LONGEST_MOOV ? null : readAt(handle, at + header.headerSize, size - header.headerSize);
    at += size;
  }
  return null;
}

/** As many bytes as are there. */
export async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
