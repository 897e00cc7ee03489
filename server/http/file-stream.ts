import { type FileHandle, open } from "node:fs/promises";

// 64 KiB: 4 s of speech at 128 kbit/s, so a listener who leaves has cost the disk little.
const PIECE = 64 * 1024;

/**
 * The bytes of a file from `start` to `end`, both included. The file is opened when the first piece is asked
 * for, read only as fast as the pieces are taken, and closed at the end, on cancel, on error and when
 * `signal` aborts. The stream fails when the file ends before `end`.
 */
export function streamFile(
  file: string,
  start: number,
  end: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let opening: Promise<FileHandle> | null = null;
  let position = start;

  /** Waits for a file that is just being opened, or it would stay open when the client leaves at once. */
  async function close(): Promise<void> {
    signal.removeEventListener("abort", close);
    const opened = opening;
    opening = null;
    await opened?.then(
      (handle) => handle.close(),
      () => {},
    );
  }

  async function readPiece(): Promise<Uint8Array> {
    signal.throwIfAborted();
    opening ??= open(file);
    const handle = await opening;
    const piece = new Uint8Array(Math.min(PIECE, end + 1 - position));
    const { bytesRead } = await handle.read(piece, 0, piece.length, position);
    if (bytesRead === 0) throw new Error(`${file} ends at ${position}, before ${end}`);
    position += bytesRead;
    return piece.subarray(0, bytesRead);
  }

  return new ReadableStream<Uint8Array>(
    {
      start() {
        signal.addEventListener("abort", close);
      },
      async pull(controller) {
        try {
          controller.enqueue(await readPiece());
          if (position > end) {
            await close();
            controller.close();
          }
        } catch (error) {
          await close();
          controller.error(error);
        }
      },
      cancel: close,
    },
    // Nothing is read ahead: what is not wanted is not opened.
    { highWaterMark: 0 },
  );
}
