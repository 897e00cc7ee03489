import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** What `readBody` can undo, for the Accept-Encoding header. */
export const ACCEPT_ENCODING = "gzip, br";

export type Body =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "too-large" }
  | { readonly kind: "encoding-unknown" };

/**
 * Reads and decompresses a response body, and stops as soon as more than `maxBytes` have come out of it: a
 * small file that inflates to gigabytes costs `maxBytes` and no more. Always ends or destroys `source`.
 * Throws what the stream throws, such as zlib's `Z_DATA_ERROR`.
 */
export async function readBody(source: Readable, encoding: string | null, maxBytes: number): Promise<Body> {
  const stream = decompressed(source, encoding);
  if (!stream) {
    discardBody(source);
    return { kind: "encoding-unknown" };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new Error(`A body stream gave ${typeof chunk}`);
    size += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > maxBytes) return { kind: "too-large" };
    chunks.push(chunk);
  }
  return { kind: "read", bytes: Buffer.concat(chunks, size) };
}

/** Closes a body that nobody wants, and the error by which it says that it was closed. */
export function discardBody(source: Readable): void {
  source.on("error", () => {});
  source.destroy();
}

/** `source` as its bytes were before Content-Encoding `encoding`, or null for an encoding nobody asked for. */
function decompressed(source: Readable, encoding: string | null): Readable | null {
  switch (encoding?.trim().toLowerCase() ?? "") {
    case "":
    case "identity":
      return source;
    case "gzip":
    case "x-gzip":
      // The callback is empty because the error comes out of the reading loop as well.
      return pipeline(source, createGunzip(), () => {});
    case "br":
      return pipeline(source, createBrotliDecompress(), () => {});
    default:
      return null;
  }
}
