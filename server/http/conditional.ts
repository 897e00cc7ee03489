import { createHash } from "node:crypto";
import { preconditionResponse } from "./freshness.ts";
import { lengthHeaders } from "./whole-length.ts";

/** Text that is told apart from what the asker has by its content, and by a date where one is known. */
export interface Versioned {
  readonly body: string;
  /** As `contentTag` makes it. */
  readonly etag: string;
  readonly type: string;
  /** Epoch milliseconds; null where it is not known. */
  readonly modified: number | null;
  /** Sent with the text, and with the answer that it has not changed. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A strong ETag, of the text itself. */
export function contentTag(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url")}"`;
}

/** The text, or that the asker has it (RFC 9110, section 13). `asked`: the headers of the request. */
export function conditionalResponse(
  asked: Headers,
  { body, etag, type, modified, headers }: Versioned,
): Response {
  const dated = modified === null ? {} : { "last-modified": new Date(modified).toUTCString() };
  const shared = { ...headers, ...dated, etag };
  const whole = { ...shared, ...lengthHeaders(Buffer.byteLength(body)), "content-type": type };
  return preconditionResponse(asked, shared) ?? new Response(body, { headers: whole });
}
