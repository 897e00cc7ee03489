import { createHash } from "node:crypto";
import { unchangedResponse } from "./freshness.ts";

/** Text that is told apart from what the asker has by its content, and by a date where one is known. */
export interface Versioned {
  readonly body: string;
  readonly type: string;
  /** Epoch milliseconds; null where it is not known. */
  readonly modified: number | null;
  /** Sent with the text, and with the answer that it has not changed. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The text, or that the asker has it (RFC 9110, section 13). `asked`: the headers of the request. */
export function conditionalResponse(asked: Headers, { body, type, modified, headers }: Versioned): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const dated = modified === null ? {} : { "last-modified": new Date(modified).toUTCString() };
  const shared = { ...headers, ...dated, etag };
  return (
    unchangedResponse(asked, shared) ?? new Response(body, { headers: { ...shared, "content-type": type } })
  );
}
