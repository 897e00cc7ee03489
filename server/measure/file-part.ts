import { only } from "../fetch/fetch.ts";
import { streamResource } from "../fetch/stream.ts";
import type { RemoteOptions } from "./remote-file.ts";

/** Some bytes of a file at its host. */
export interface FilePart {
  readonly bytes: Uint8Array;
  /** Of all of the file. */
  readonly size: number;
}

const CONTENT_RANGE = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/;

/**
 * Reads `length` bytes of a file from byte `from` on, or what there is of them. Null where they cannot be had, also of a host
 * that sends something else than it was asked for (RFC 9110, section 14), whose answer is not read.
 */
export async function readPart(
  url: string,
  from: number,
  length: number,
  options: Omit<RemoteOptions, "maxBytes">,
): Promise<FilePart | null> {
  const headers = { range: `bytes=${from}-${from + length - 1}` };
  const opened = await streamResource(url, { ...options, maxBytes: length, headers });
  if (opened.kind !== "streamed") return null;
  const { status, headers: told, body } = opened;
  const [, first, last, size] = CONTENT_RANGE.exec(only(told["content-range"]) ?? "")?.map(Number) ?? [];
  const encoded = (only(told["content-encoding"]) ?? "identity") !== "identity";
  if (
    status !== 206 ||
    encoded ||
    first !== from ||
    last === undefined ||
    size === undefined ||
    last >= size
  ) {
    body.destroy();
    return null;
  }
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of body) pieces.push(piece);
  } catch {
    return null;
  }
  const bytes = Buffer.concat(pieces);
  return bytes.length === last - first + 1 ? { bytes, size } : null;
}
