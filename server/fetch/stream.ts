import type { IncomingHttpHeaders } from "node:http";
import { type Readable, Transform } from "node:stream";
import { guardedLookup } from "./address.ts";
import { askByNode } from "./ask.ts";
import { discardBody } from "./body.ts";
import { failureOf, followRedirects, only } from "./fetch.ts";
import { portOf } from "./own-site.ts";
import { type Failed, type FetchOptions, failed, type Refused } from "./resource.ts";

/** A stranger's file as it comes: its head is read, its body not yet. */
export interface Streamed {
  readonly kind: "streamed";
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Whoever does not read it to its end destroys it. */
  readonly body: Readable;
}

interface StreamOptions extends Pick<FetchOptions, "maxBytes" | "allowPrivate" | "userAgent" | "resolve"> {
  /** What is asked beside the usual. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends it, at any time. */
  readonly signal: AbortSignal;
  /** So long a host may say nothing, in milliseconds; half a minute if omitted. */
  readonly silenceMs?: number;
}

/** A body was larger than was allowed. The message says how large that is. */
export class TooLargeError extends Error {}

/** So long a host may say nothing. Milliseconds. */
const LONGEST_SILENCE = 30_000;

/**
 * Opens a stranger's file within the limits of `fetchResource`, to be passed on as it comes and as it is: nothing is
 * decompressed. A body of more than `maxBytes` ends with a `TooLargeError`. Never throws for what an address or a server does.
 */
export async function streamResource(
  url: string,
  options: StreamOptions,
): Promise<Streamed | Refused | Failed> {
  const { maxBytes, allowPrivate = false, userAgent = "Playhead", headers, signal } = options;
  const silence = options.silenceMs ?? LONGEST_SILENCE;
  const lookup = (at: URL) => guardedLookup(options, portOf(at));
  const ask = askByNode({ lookup, signal, silence });
  try {
    const asked = { ...headers, "user-agent": userAgent, "accept-encoding": "identity" };
    const found = await followRedirects(url, { allowPrivate }, asked, ask);
    if (found.kind !== "found") return found;
    const { statusCode: status, headers: told, body } = found.response;
    if (Number(only(told["content-length"])) > maxBytes) {
      discardBody(body);
      return failed("too-large", url);
    }
    const limited = body.pipe(limitedTo(maxBytes));
    body.once("error", (error) => limited.destroy(error));
    limited.once("close", () => discardBody(body));
    return { kind: "streamed", status, headers: told, body: limited };
  } catch (error) {
    return failureOf(error, url, signal);
  }
}

function limitedTo(maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) done(new TooLargeError(`More than ${maxBytes} bytes have come`));
      else done(null, chunk);
    },
  });
}
