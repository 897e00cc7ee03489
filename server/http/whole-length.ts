/**
 * Says how many bytes the whole body has. Next leaves `Content-Length` out of what a route answers, so the site puts it
 * back, see server/site/site-response.ts.
 */
export const WHOLE_LENGTH = "x-whole-length";

/** The headers of an answer whose body is `bytes` long. */
export function lengthHeaders(bytes: number): Readonly<Record<string, string>> {
  return { "content-length": String(bytes), [WHOLE_LENGTH]: String(bytes) };
}
