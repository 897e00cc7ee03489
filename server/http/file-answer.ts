import { type ByteRange, resolveRange } from "#core/file/byte-range.ts";
import type { Media } from "../media/media-store.ts";
import { type Conditions, decidedStatus } from "./freshness.ts";
import { FILE_HEADERS } from "./problem.ts";

/** What of a request's headers decides how a file is answered. */
export interface AskedOfFile extends Conditions {
  readonly "if-range"?: string | string[] | undefined;
  readonly range?: string | undefined;
}

type FileHeaders = Readonly<Record<string, string>>;

/** Whatever has a name in the store never changes. */
const LASTING = "public, max-age=31536000, immutable";

/** How a request for a file is answered. */
export interface FileAnswer {
  readonly status: number;
  readonly headers: FileHeaders;
  /** The bytes of the body by their positions, both included; null where there is none. */
  readonly part: { readonly start: number; readonly end: number } | null;
}

/**
 * How a stored file is answered (RFC 9110, sections 13 and 14): GET and HEAD, whole or one part, with conditions. `asked`:
 * the headers of the request; `more`: headers beside the usual, or in place of them.
 */
export function fileAnswer(
  method: string,
  asked: AskedOfFile,
  media: Media,
  more: FileHeaders = {},
): FileAnswer {
  if (method !== "GET" && method !== "HEAD") return bodiless(405, { Allow: "GET, HEAD" });
  const validators = { etag: entityTag(media), "last-modified": media.modified.toUTCString() };
  const shared = {
    ...FILE_HEADERS,
    ETag: validators.etag,
    "Last-Modified": validators["last-modified"],
    "Cache-Control": LASTING,
    ...more,
  };
  const decided = decidedStatus(asked, validators);
  if (decided === 304) return { status: 304, headers: shared, part: null };
  if (decided === 412) return bodiless(412, { "Cache-Control": "no-store" });
  // Range means something for GET only (section 14.2); a HEAD tells of the whole file.
  const range: ByteRange = method === "GET" ? askedRange(asked, media) : { kind: "full" };
  if (range.kind === "unsatisfiable") return unsatisfiable(media);
  const { start, end } = range.kind === "part" ? range : { start: 0, end: media.size - 1 };
  return {
    status: range.kind === "part" ? 206 : 200,
    headers: {
      ...shared,
      "Accept-Ranges": "bytes",
      "Content-Length": String(end + 1 - start),
      "Content-Type": media.mimeType,
      ...(range.kind === "part" ? { "Content-Range": `bytes ${start}-${end}/${media.size}` } : {}),
    },
    part: method === "GET" && end >= start ? { start, end } : null,
  };
}

/**
 * The answer to the same for a proxy that is told where it finds the file, below `place`, and sends it by itself: with tags and
 * dates of its own, conditions and ranges (X-Accel-Redirect of nginx).
 */
export function handedAnswer(media: Media, place: string, more: FileHeaders = {}): FileAnswer {
  const headers = {
    ...FILE_HEADERS,
    "Cache-Control": LASTING,
    ...more,
    "Content-Type": media.mimeType,
    "X-Accel-Redirect": `${place}${media.name}`,
  };
  return bodiless(200, headers);
}

function bodiless(status: number, headers: FileHeaders): FileAnswer {
  return { status, headers: { ...headers, "Content-Length": "0" }, part: null };
}

/** Never to be kept: a cached 416 would outlive the request that deserved it. */
function unsatisfiable({ size }: Media): FileAnswer {
  return bodiless(416, {
    ...FILE_HEADERS,
    "Content-Range": `bytes */${size}`,
    "Cache-Control": "no-store",
  });
}

/** A strong one: the name is the content's. */
function entityTag({ name }: Media): string {
  return `"${name}"`;
}

/** The Range header, unless If-Range says that the part at hand is of another file (section 13.1.5). */
function askedRange(asked: AskedOfFile, media: Media): ByteRange {
  const condition = asked["if-range"]?.toString().trim();
  const same =
    condition === undefined || condition === entityTag(media) || condition === media.modified.toUTCString();
  return same ? resolveRange(asked.range ?? null, media.size) : { kind: "full" };
}
