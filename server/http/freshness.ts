import fresh from "fresh";

/** What tells one state of an answer from another. */
export interface Validators {
  /** In quotes, as the ETag header has it. */
  readonly etag: string;
  /** Epoch milliseconds; null where it is not known. */
  readonly modified: number | null;
}

/** Whether the asker has the answer already (RFC 9110, section 13): answer 304 then. `asked`: the headers of the request. */
export function isUnchanged(asked: Headers, { etag, modified }: Validators): boolean {
  const own = modified === null ? { etag } : { etag, "last-modified": new Date(modified).toUTCString() };
  return fresh(Object.fromEntries(asked), own);
}
