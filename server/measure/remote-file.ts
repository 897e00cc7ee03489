import type { Readable } from "node:stream";
import { failureOf, only } from "../fetch/fetch.ts";
import { type Failed, failed, type Refused, type Resolver, type Unchanged } from "../fetch/resource.ts";
import { type Streamed, streamResource, TooLargeError } from "../fetch/stream.ts";

export interface RemoteOptions {
  readonly allowPrivate: boolean;
  readonly userAgent: string;
  /** Ends it, at any time. */
  readonly signal: AbortSignal;
  /** Largest file in bytes. */
  readonly maxBytes: number;
  /** So long a host may say nothing, in milliseconds. */
  readonly silenceMs?: number;
  readonly resolve?: Resolver;
}

/** What tells whether a file is still the same. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A file that was read before. */
export interface KnownFile extends Validators {
  /** How many came of it. */
  readonly bytes: number;
}

export interface RemoteFile extends Validators {
  readonly kind: "file";
  /** Bytes; null where its host does not say. */
  readonly size: number | null;
  /** All of it in order, once. Throws a `BrokenOff` where no more can be had. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Closes the connection of a file whose pieces nobody wants. */
  readonly close: () => void;
}

/** A file ended before its end. */
export class BrokenOff extends Error {
  readonly reason: Failed | Refused;

  constructor(reason: Failed | Refused) {
    super(`${reason.code} ${reason.value}`);
    this.reason = reason;
  }
}

/** So often it is gone on with where a connection broke. */
const MOST_RESUMPTIONS = 3;

/**
 * Opens a file to read it once. `known` is the copy that was read before: `unchanged` where nothing tells that it is not that
 * any more. Never throws for what an address or a server does; what happens later, its pieces throw.
 */
export async function openRemoteFile(
  url: string,
  known: KnownFile | null,
  options: RemoteOptions,
): Promise<RemoteFile | Unchanged | Refused | Failed> {
  const opened = await streamResource(url, { ...options, headers: conditionsOf(known) });
  if (opened.kind !== "streamed") return opened;
  const { status, headers, body } = opened;
  if (known !== null && (status === 304 || (status === 200 && isSame(known, headers)))) {
    body.destroy();
    return { kind: "unchanged" };
  }
  const encoding = only(headers["content-encoding"]);
  if (status !== 200 || (encoding !== null && encoding !== "identity")) {
    body.destroy();
    return status === 200 ? failed("encoding-unknown", url) : failed("http-status", String(status));
  }
  const length = only(headers["content-length"]);
  return {
    kind: "file",
    size: length === null ? null : Number(length),
    etag: only(headers.etag),
    lastModified: only(headers["last-modified"]),
    pieces: readOn(url, opened, options),
    close: () => void body.destroy(),
  };
}

function conditionsOf(known: KnownFile | null): Readonly<Record<string, string>> {
  return {
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
  };
}

/** Whether an answer is the known file, of a host that does not listen to conditions: by what both have, the surest first. */
function isSame(known: KnownFile, headers: Streamed["headers"]): boolean {
  const [etag, lastModified] = [only(headers.etag), only(headers["last-modified"])];
  if (known.etag !== null && etag !== null) return opaque(known.etag) === opaque(etag);
  if (known.lastModified !== null && lastModified !== null) return known.lastModified === lastModified;
  const length = only(headers["content-length"]);
  return length === null || Number(length) === known.bytes;
}

/** Weak comparison (RFC 9110, section 8.8.3.2). */
function opaque(etag: string): string {
  return etag.replace(/^W\//, "");
}

/** The pieces of a file, over several connections where one breaks and the host lets us go on. */
async function* readOn(url: string, first: Streamed, options: RemoteOptions): AsyncGenerator<Uint8Array> {
  let body: Readable | null = first.body;
  let came = 0;
  for (let left = MOST_RESUMPTIONS; body !== null; left--) {
    const before = came;
    try {
      for await (const piece of body) {
        if (!(piece instanceof Uint8Array)) throw new Error(`A body stream gave ${typeof piece}`);
        came += piece.length;
        yield piece;
      }
      return;
    } catch (error) {
      const reason = reasonOf(error, url, options.signal);
      // A host that gives nothing more of it gives nothing the next time.
      const useless = came === before || left === 0 || reason.code !== "unreachable";
      body = useless ? null : await resume(url, came, first.headers, options);
      if (body === null) throw new BrokenOff(reason);
    }
  }
}

function reasonOf(error: unknown, url: string, signal: AbortSignal): Failed | Refused {
  if (error instanceof TooLargeError) return failed("too-large", url);
  return failureOf(error, url, signal);
}

/** The rest of the very same file from byte `from` on (RFC 9110, section 13.1.5); null where it cannot be had. */
async function resume(
  url: string,
  from: number,
  headers: Streamed["headers"],
  options: RemoteOptions,
): Promise<Readable | null> {
  const etag = only(headers.etag);
  const same = etag !== null && !etag.startsWith("W/") ? etag : only(headers["last-modified"]);
  if (same === null || options.signal.aborted) return null;
  const opened = await streamResource(url, {
    ...options,
    maxBytes: options.maxBytes - from,
    headers: { range: `bytes=${from}-`, "if-range": same },
  });
  if (opened.kind !== "streamed") return null;
  const told = only(opened.headers["content-range"]) ?? "";
  if (opened.status === 206 && told.startsWith(`bytes ${from}-`)) return opened.body;
  opened.body.destroy();
  return null;
}
