import { type ByteRange, resolveRange } from "#core/file/byte-range.ts";
import type { Media } from "../media/store.ts";
import { streamFile } from "./file-stream.ts";
import { preconditionResponse } from "./freshness.ts";
import { FILE_HEADERS } from "./problem.ts";
import { lengthHeaders } from "./whole-length.ts";

/**
 * A stored file as an HTTP response (RFC 9110 sections 13 and 14): GET and HEAD, whole or one part,
 * with conditions. The body is read from the disk as the client takes it. `more`: headers beside the usual, or in place
 * of them.
 */
export function mediaResponse(
  request: Request,
  media: Media,
  more: Readonly<Record<string, string>> = {},
): Response {
  const { method, headers, signal } = request;
  if (method !== "GET" && method !== "HEAD") {
    return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
  }
  const shared = { ...validators(media), ...more };
  const decided = preconditionResponse(headers, shared);
  if (decided) return decided;
  // Range means something for GET only (section 14.2); a HEAD tells of the whole file.
  const range: ByteRange = method === "GET" ? requestedRange(headers, media) : { kind: "full" };
  if (range.kind === "unsatisfiable") return unsatisfiable(media);
  const { start, end } = range.kind === "part" ? range : { start: 0, end: media.size - 1 };
  const body = method === "GET" && end >= start ? streamFile(media.path, start, end, signal) : null;
  return new Response(body, {
    status: range.kind === "part" ? 206 : 200,
    headers: {
      ...shared,
      "Accept-Ranges": "bytes",
      ...lengthHeaders(end + 1 - start),
      "Content-Type": media.mimeType,
      ...(range.kind === "part" ? { "Content-Range": `bytes ${start}-${end}/${media.size}` } : {}),
    },
  });
}

/** Never to be kept: a cached 416 would outlive the request that deserved it. */
function unsatisfiable(media: Media): Response {
  const headers = { "Content-Range": `bytes */${media.size}`, "Cache-Control": "no-store" };
  return new Response(null, { status: 416, headers: { ...FILE_HEADERS, ...headers } });
}

/** A strong one: the name is the content's. */
function entityTag(media: Media): string {
  return `"${media.name}"`;
}

function validators(media: Media): Record<string, string> {
  return {
    ...FILE_HEADERS,
    ETag: entityTag(media),
    "Last-Modified": media.modified.toUTCString(),
    "Cache-Control": "public, max-age=31536000, immutable",
  };
}

/** The Range header, unless If-Range says that the part at hand is of another file (section 13.1.5). */
function requestedRange(headers: Headers, media: Media): ByteRange {
  const condition = headers.get("If-Range")?.trim() ?? null;
  const same =
    condition === null || condition === entityTag(media) || condition === media.modified.toUTCString();
  return same ? resolveRange(headers.get("Range"), media.size) : { kind: "full" };
}
