import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { inAskSpan } from "../trace/ask-span.ts";

interface Question {
  readonly url: string;
  /** Secret; null where it asks for none. */
  readonly key: string | null;
  readonly type: string;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
}

/**
 * Sends something to a server that a host has named, and follows no redirect. Node's own request has no limit on how long the
 * answer takes to begin. Fails where there is none, and where `signal` ends it.
 */
export async function askServer({ url, key, type, body, signal }: Question): Promise<IncomingMessage> {
  const headers = {
    "content-type": type,
    "content-length": body.length,
    accept: "application/json",
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  const begin = url.startsWith("https:") ? secureRequest : plainRequest;
  const ask = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const asked = begin(url, { method: "POST", headers, signal, agent: false }, resolve);
      asked.on("error", reject);
      asked.end(body);
    });
  return inAskSpan("POST", new URL(url), ask);
}

/** The text of an answer of so many bytes at most; null for a longer one. Throws where it ends before its end. */
export async function readAnswerText(response: IncomingMessage, largest: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let came = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) throw new Error(`An answer gave ${typeof chunk}`);
    came += chunk.length;
    if (came > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
