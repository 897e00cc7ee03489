import { findBinaryKind, isBinary } from "#core/file/binary-kind.ts";
import { type DecodedText, decodeText } from "./decoded-text.ts";
import { foundLocation, type Location, readLocation } from "./location.ts";
import { type Failed, type FetchOptions, type Refused, refused, type Unchanged } from "./resource.ts";

/** A stranger's text, decoded. */
export interface ReadText extends DecodedText {
  readonly kind: "read";
  /** MIME type as its server says; null where it does not, and of local files. */
  readonly contentType: string | null;
  /** Its size, not compressed. */
  readonly bytes: number;
  /** Where it was found after all redirects: what relative addresses in it are relative to. */
  readonly location: Location;
  /** Where it has moved to for good; null where it has not. */
  readonly movedTo: Location | null;
  /** To ask with the next time; null where they were not given. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Its Link header. */
  readonly link: string | null;
}

/**
 * The text at a location as `parseLocation` gives it, or why it could not be had. Asked for with validators in the
 * options, it may be unchanged.
 */
export async function readChangedText(
  location: Location | Refused | Failed,
  options: FetchOptions,
): Promise<ReadText | Unchanged | Refused | Failed> {
  if (location.kind === "refused" || location.kind === "failed") return location;
  const resource = await readLocation(location, options);
  if (resource.kind !== "fetched") return resource;
  const { body, contentType, charset, url, movedTo, etag, lastModified, link } = resource;
  const binary = findBinaryKind(body);
  if (binary !== null) return refused("file-binary", binary);
  const decoded = decodeText(body, charset);
  if (isBinary(decoded.text)) return refused("file-not-text", url);
  return {
    kind: "read",
    ...decoded,
    contentType,
    bytes: body.length,
    location: location.kind === "remote" ? foundLocation(url, location) : location,
    movedTo: location.kind === "remote" && movedTo !== null ? foundLocation(movedTo, location) : null,
    etag,
    lastModified,
    link,
  };
}

/** The same whatever is known of it. */
export async function readText(
  location: Location | Refused | Failed,
  options: Omit<FetchOptions, "etag" | "lastModified">,
): Promise<ReadText | Refused | Failed> {
  const read = await readChangedText(location, options);
  if (read.kind === "unchanged") throw new Error("A text that was not asked for conditionally is unchanged");
  return read;
}
