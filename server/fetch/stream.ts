import type { IncomingHttpHeaders } from "node:http";
import { type Readable, Transform } from "node:stream";
import { Agent } from "undici";
import { guardedConnector } from "./address.ts";
import { discardBody } from "./body.ts";
import { failureOf, followRedirects, only } from "./fetch.ts";
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
}

/** So long a host may say nothing. Milliseconds. */
const LONGEST_SILENCE = 30_000;

/**
 * Opens a stranger's file within the limits of `fetchResource`, to be passed on as it comes and as it is: nothing is
 * decompressed. A body of more than `maxBytes` ends with an error. Never throws for what an address or a server does.
 */
export async function streamResource(
  url: string,
  { maxBytes, allowPrivate = false, userAgent = "Playhead", resolve, headers, signal }: StreamOptions,
): Promise<Streamed | Refused | Failed> {
  const agent = new Agent({
    connect: guardedConnector({ allowPrivate, ...(resolve && { resolve }) }),
    headersTimeout: LONGEST_SILENCE,
    bodyTimeout: LONGEST_SILENCE,
  });
  const end = () => void agent.destroy();
  try {
    const asked = { ...headers, "user-agent": userAgent, "accept-encoding": "identity" };
    const found = await followRedirects(url, { allowPrivate }, asked, { dispatcher: agent, signal });
    if (found.kind !== "found") {
      end();
      return found;
    }
    const { statusCode: status, headers: told, body } = found.response;
    if (Number(only(told["content-length"])) > maxBytes) {
      discardBody(body);
      end();
      return failed("too-large", url);
    }
    const limited = body.pipe(limitedTo(maxBytes));
    body.once("error", (error) => limited.destroy(error));
    limited.once("close", () => {
      discardBody(body);
      end();
    });
    return { kind: "streamed", status, headers: told, body: limited };
  } catch (error) {
    end();
    return failureOf(error, url, signal);
  }
}

function limitedTo(maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) done(new Error(`More than ${maxBytes} bytes have come`));
      else done(null, chunk);
    },
  });
}
