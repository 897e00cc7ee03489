import fresh from "fresh";

/**
 * The answer to a request whose conditions decide it (RFC 9110, section 13): the asker has it already (304), or meant
 * another version (412). Null where all of it is to be sent. `asked`: the headers of the request; `headers`: those of
 * every answer, with the ETag and where it is known the Last-Modified.
 */
export function preconditionResponse(
  asked: Headers,
  headers: Readonly<Record<string, string>>,
): Response | null {
  const own = new Headers(headers);
  if (!isMeant(asked, own))
    return new Response(null, { status: 412, headers: { "cache-control": "no-store" } });
  return fresh(Object.fromEntries(asked), Object.fromEntries(own))
    ? new Response(null, { status: 304, headers })
    : null;
}

/** Whether the version that the asker names is this one. Tags are compared strongly: a weak one names none. */
function isMeant(asked: Headers, own: Headers): boolean {
  const tags = asked
    .get("if-match")
    ?.split(",")
    .map((tag) => tag.trim());
  if (tags) return tags.includes("*") || tags.includes(own.get("etag") ?? "");
  const since = Date.parse(asked.get("if-unmodified-since") ?? "");
  const modified = Date.parse(own.get("last-modified") ?? "");
  return Number.isNaN(since) || Number.isNaN(modified) || modified <= since;
}
