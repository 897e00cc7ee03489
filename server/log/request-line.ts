import type { IncomingMessage, ServerResponse } from "node:http";
import { LIVES, SERVES } from "../site/health.ts";

/** Addresses that are secret, up to their secret: who knows them can sign in, or speak in the name of a hub. */
const SECRET = /^(\/(?:sign-in\/link|settings\/account\/address|login\/v2\/flow|api\/websub)\/)[^/]+/;
/** Characters. */
const LONGEST = 1000;
/** Asked every few seconds, and never by a person. */
const QUIET: ReadonlySet<string> = new Set([LIVES, SERVES]);

/** What is told of a request: neither who asks, nor what stands after the question mark, where searches and invitations are. */
export interface RequestLine {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** From its head until all was sent or the asker had left. Milliseconds. */
  readonly ms: number;
  /** Sent in answer, head and body. */
  readonly bytes: number;
  /** Whoever asked had left before all was sent. */
  readonly left?: true;
}

export type RequestLevel = "debug" | "info" | "warn";

export function requestLine(
  { method = "", url = "" }: Pick<IncomingMessage, "method" | "url">,
  { statusCode, writableFinished }: Pick<ServerResponse, "statusCode" | "writableFinished">,
  { id, ms, bytes }: Pick<RequestLine, "id" | "ms" | "bytes">,
): { readonly level: RequestLevel; readonly line: RequestLine } {
  const path = loggedPath(url);
  const level = statusCode >= 500 ? "warn" : QUIET.has(path) ? "debug" : "info";
  const line = { id, method, path, status: statusCode, ms: Math.round(ms * 10) / 10, bytes };
  return { level, line: writableFinished ? line : { ...line, left: true } };
}

/** The path alone, without what is secret in it. */
export function loggedPath(url: string): string {
  const [path = ""] = url.split("?", 1);
  return path.replace(SECRET, "$1:secret").slice(0, LONGEST);
}
