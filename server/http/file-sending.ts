import type { FileHandle } from "node:fs/promises";
import type { Writable } from "node:stream";
import type { FileAnswer } from "./file-answer.ts";

// 256 KiB: 16 s of speech at 128 kbit/s, so a listener who leaves has cost the disk little.
const PIECE = 256 * 1024;
/** Memory for so many pieces is kept for who asks next: fresh memory costs more than to read into it. */
const MOST_SPARE = 32;
const spare: Buffer[] = [];

/**
 * Sends the bytes of a file that is open, from `start` to `end`, both included, and ends the response. Nothing is read before
 * the client has taken what came before it. Resolves when all is sent or the client has left. Throws when the file ends
 * before `end`.
 */
export async function sendFile(
  response: Writable,
  file: FileHandle,
  { start, end }: NonNullable<FileAnswer["part"]>,
): Promise<void> {
  const piece = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE);
  for (let position = start; position <= end; ) {
    const { bytesRead } = await file.read(piece, 0, Math.min(PIECE, end + 1 - position), position);
    if (bytesRead === 0) throw new Error(`The file ends at ${position}, before ${end}`);
    position += bytesRead;
    if (!(await taken(response, piece.subarray(0, bytesRead)))) return;
  }
  response.end();
  if (spare.length < MOST_SPARE) spare.push(piece);
}

/**
 * Sends what comes piece by piece and ends the response. Nothing more is asked for before the client has taken what came, or once
 * it has left. Throws what the pieces throw.
 */
export async function sendPieces(response: Writable, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) if (!(await taken(response, piece))) return;
  response.end();
}

/** Sends some bytes and waits until they may be written over. False when the client has left. */
function taken(response: Writable, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const leave = () => resolve(false);
    response.once("close", leave);
    response.write(bytes, (error) => {
      response.off("close", leave);
      resolve(!error);
    });
  });
}
