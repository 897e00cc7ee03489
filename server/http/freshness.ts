import fresh from "fresh";

/**
 * The answer that the asker has it already (RFC 9110, section 13), or null where all of it is to be sent. `asked`: the
 * headers of the request; `headers`: those of either answer, with the ETag and where it is known the Last-Modified.
 */
export function unchangedResponse(
  asked: Headers,
  headers: Readonly<Record<string, string>>,
): Response | null {
  const own = Object.fromEntries(new Headers(headers));
  return fresh(Object.fromEntries(asked), own) ? new Response(null, { status: 304, headers }) : null;
}
