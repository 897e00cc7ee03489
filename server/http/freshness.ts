import type { IncomingHttpHeaders } from "node:http";
import fresh from "fresh";

/** What of a request's headers says on which conditions it is to be answered. */
export type Conditions = Pick<
  IncomingHttpHeaders,
  "cache-control" | "if-match" | "if-modified-since" | "if-none-match" | "if-unmodified-since"
>;

/** By what a version is told from others. */
export interface Validators {
  readonly etag?: string;
  readonly "last-modified"?: string;
}

/**
 * What the conditions of a request decide (RFC 9110, section 13): the asker has this version already (304), or meant another
 * one (412). Null where all of it is to be sent.
 */
export function decidedStatus(asked: Conditions, own: Validators): 304 | 412 | null {
  if (!isMeant(asked, own)) return 412;
  return fresh({ ...asked }, { ...own }) ? 304 : null;
}

/** The same as an answer. `asked`: the headers of the request; `headers`: those of every answer, with the validators. */
export function preconditionResponse(
  asked: Headers,
  headers: Readonly<Record<string, string>>,
): Response | null {
  const status = decidedStatus(Object.fromEntries(asked), Object.fromEntries(new Headers(headers)));
  if (status === null) return null;
  return new Response(null, { status, headers: status === 412 ? { "cache-control": "no-store" } : headers });
}

/** Whether the version that the asker names is this one. Tags are compared strongly: a weak one names none. */
function isMeant(asked: Conditions, own: Validators): boolean {
  const tags = asked["if-match"]?.split(",").map((tag) => tag.trim());
  if (tags) return tags.includes("*") || tags.includes(own.etag ?? "");
  const since = Date.parse(asked["if-unmodified-since"] ?? "");
  const modified = Date.parse(own["last-modified"] ?? "");
  return Number.isNaN(since) || Number.isNaN(modified) || modified <= since;
}
