import { get as getPlain, type IncomingHttpHeaders, type RequestOptions } from "node:http";
import { get as getSecure } from "node:https";
import type { LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { inAskSpan } from "../trace/ask-span.ts";
import { hostGate } from "./host-gate.ts";

/** An answer of which the head was read. Whoever does not read the body to its end destroys it. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/** Asks once at an address. Fails with what the connection fails with. */
export type Ask = (url: URL, headers: Readonly<Record<string, string>>) => Promise<Answer>;

interface AskOptions {
  /** By the address that is asked at. */
  readonly lookup: (url: URL) => LookupFunction;
  readonly signal: AbortSignal;
  /** So long a host may say nothing, in milliseconds. */
  readonly silence: number;
}

/**
 * Asks by Node itself, over a connection of its own, for bodies that are read slowly: undici loses the end of one, or
 * ends the process, where the host closes the connection before all of it was read (seen with 7.30).
 */
export function askByNode({ lookup, signal, silence }: AskOptions): Ask {
  const ask: Ask = (url, headers) =>
    new Promise((resolve, reject) => {
      const options: RequestOptions = {
        headers,
        lookup: lookup(url),
        signal,
        timeout: silence,
        agent: false,
      };
      const get = url.protocol === "https:" ? getSecure : getPlain;
      let answered: Readable | null = null;
      const request = get(url, options, (body) => {
        answered = body;
        resolve({ statusCode: body.statusCode ?? 0, headers: body.headers, body });
      });
      request.once("timeout", () => (answered ?? request).destroy(silent(url)));
      // Also what comes after the answer began, which its body tells.
      request.on("error", reject);
    });
  return (url, headers) =>
    hostGate.get().pass(url, signal, () => inAskSpan("GET", url, () => ask(url, headers)));
}

function silent(url: URL): Error {
  return Object.assign(new Error(`${url.host} says nothing`), { code: "ETIMEDOUT" });
}
