import { setImmediate as nextTurn } from "node:timers/promises";
import { Zip, ZipDeflate } from "fflate";

/** 64 KiB: a few milliseconds to make smaller, before others have their turn. */
const STEP = 64 * 1024;

/** A file on its way into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The archive of these files, made as fast as it is taken, one file after the other. */
export function zipStream(files: AsyncIterable<ZipFile>): ReadableStream<Uint8Array> {
  const pieces = zipPieces(files);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* zipPieces(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array, undefined> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { name, content } of files) {
    const file = new ZipDeflate(name);
    zip.add(file);
    for (let at = 0; at === 0 || at < content.length; at += STEP) {
      file.push(content.subarray(at, at + STEP), at + STEP >= content.length);
      yield* ready.splice(0);
      await nextTurn();
    }
  }
  zip.end();
  yield* ready.splice(0);
}
