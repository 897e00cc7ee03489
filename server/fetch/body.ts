import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from "node:zlib";
import { errorCode } from "../error-code.ts";

/** What `readBody` can undo, for the Accept-Encoding header. */
export const ACCEPT_ENCODING = "gzip, deflate, br";

export type Body =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "too-large" }
  | { readonly kind: "encoding-unknown" };

/** Compressions that exist and that nobody asked for. What else stands in the header is no compression at all. */
const UNASKED = /^(?:zstd|compress|x-compress|dcb|dcz|exi|zip|lzma|xz|bzip2|aes128gcm|pack200-gzip)$/;

/** A server that compresses its own compressed files is known to do it twice. */
const MOST_LAYERS = 3;

/**
 * Reads and decompresses a response body, and stops as soon as more than `maxBytes` have come, or have come out of
 * it: a small file that inflates to gigabytes costs `maxBytes` and no more. What is plain although its server says
 * that it is compressed stays plain, and what is a gzip file although nobody says so is unpacked. Always ends or
 * destroys `source`. Throws what the stream throws, and zlib's errors such as `Z_DATA_ERROR`.
 */
export async function readBody(source: Readable, encoding: string | null, maxBytes: number): Promise<Body> {
  const layers = (encoding ?? "")
    .split(",")
    .map((layer) => layer.trim().toLowerCase())
    .reverse();
  if (layers.length > MOST_LAYERS || layers.some((layer) => UNASKED.test(layer))) {
    discardBody(source);
    return { kind: "encoding-unknown" };
  }
  const raw = await readRaw(source, maxBytes);
  if (raw === null) return { kind: "too-large" };
  let bytes: Uint8Array | null = raw;
  for (const layer of layers) bytes = bytes && (await withoutLayer(bytes, layer, maxBytes));
  bytes = bytes && (await unpacked(bytes, maxBytes));
  return bytes ? { kind: "read", bytes } : { kind: "too-large" };
}

/** A file as it is, unpacked where it is a gzip file; null where that is larger than `maxBytes`. Throws zlib's errors. */
export async function unpacked(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | null> {
  return isGzip(bytes) ? undo(gunzipped, bytes, maxBytes) : bytes;
}

/** Closes a body that nobody wants, and the error by which it says that it was closed. */
export function discardBody(source: Readable): void {
  source.on("error", () => {});
  source.destroy();
}

async function readRaw(source: Readable, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    if (!(chunk instanceof Uint8Array)) throw new Error(`A body stream gave ${typeof chunk}`);
    size += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

type Undo = (bytes: Uint8Array, options: ZlibOptions) => Promise<Uint8Array>;
const gunzipped: Undo = promisify(gunzip);
const inflated: Undo = promisify(inflate);
const rawInflated: Undo = promisify(inflateRaw);
const brotliUndone: Undo = promisify(brotliDecompress);

/** The bytes as they were before one compression; the same where they never were compressed. Null: too large. */
async function withoutLayer(bytes: Uint8Array, layer: string, maxBytes: number): Promise<Uint8Array | null> {
  switch (layer) {
    case "gzip":
    case "x-gzip":
      return isGzip(bytes) || !isPlain(bytes) ? undo(gunzipped, bytes, maxBytes) : bytes;
    case "deflate":
      if (isGzip(bytes)) return undo(gunzipped, bytes, maxBytes);
      return undoUnlessPlain(isZlib(bytes) ? inflated : rawInflated, bytes, maxBytes);
    case "br":
      return undoUnlessPlain(brotliUndone, bytes, maxBytes);
    default:
      return bytes;
  }
}

async function undo(work: Undo, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | null> {
  try {
    return await work(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (errorCode(error) === "ERR_BUFFER_TOO_LARGE") return null;
    throw error;
  }
}

/** For compressions that have no mark of their own. */
async function undoUnlessPlain(work: Undo, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | null> {
  try {
    return await undo(work, bytes, maxBytes);
  } catch (error) {
    if (isPlain(bytes)) return bytes;
    throw error;
  }
}

function isGzip([a, b, c]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b && c === 0x08;
}

/** RFC 1950, section 2.2: the method is 8, and the first two bytes are a multiple of 31. */
function isZlib([a, b]: Uint8Array): boolean {
  return a !== undefined && b !== undefined && (a & 0x0f) === 8 && (a * 256 + b) % 31 === 0;
}

/** So much of a text tells that it is one. Bytes. */
const HEAD = 256;

/** Whether it begins as a text does, in an encoding that has ASCII: without controls that no text holds. */
function isPlain(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, HEAD).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
}
