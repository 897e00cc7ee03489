import path from "node:path";
import { parseBucketUrl } from "#server/media/bucket/bucket-url.ts";
import type { MediaPlace } from "#server/media/place.ts";

/** A place as it is written among the arguments of a command: a folder, or `s3://…`. Null for a bucket that cannot be read. */
export function readPlace(written: string): MediaPlace | null {
  return /^s3:/i.test(written) ? parseBucketUrl(written) : path.resolve(written);
}
