import { open } from "node:fs/promises";
import { type MeasuredStream, StreamMeter, type UnmeasuredStream } from "./stream-meter.ts";

const PIECE = 32 * 1024;

/** Measures a file from end to end in constant memory. Each read waits for the disk: there others get their turn. Throws when it cannot be read. */
export async function measureFile(file: string): Promise<MeasuredStream | UnmeasuredStream> {
  const meter = new StreamMeter();
  const handle = await open(file);
  try {
    const buffer = new Uint8Array(PIECE);
    for (let more = true; more; ) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE);
      more = bytesRead > 0 && (await meter.push(buffer.subarray(0, bytesRead)));
    }
    return await meter.finish();
  } finally {
    meter.free();
    await handle.close();
  }
}
