import { locate } from "../../fetch/location.ts";
import { mediaHref } from "../../media/address.ts";
import { isBucketError } from "../../media/bucket/bucket-error.ts";
import { storePicture } from "../../media/store.ts";
import type { ImportContext } from "./context.ts";
import { type Notice, noticeOf } from "./notice.ts";

interface KeptPicture {
  /** The address at which it is shown: a stranger's where it is, a local file from the store; or null. */
  readonly url: string | null;
  readonly notices: readonly Notice[];
}

/** The picture of a show, or of the episode with this title. A show without its picture is still the show. */
export async function keepPicture(
  url: string | null,
  episode: string | null,
  { base, mediaPlace }: ImportContext,
): Promise<KeptPicture> {
  if (url === null) return { url: null, notices: [] };
  const without = (code: string, value: string) => ({
    url: null,
    notices: [noticeOf({ episode, source: url }, code, value)],
  });
  const location = await locate(url, base);
  if (location.kind === "remote") return { url: location.url, notices: [] };
  if (location.kind !== "local") return without(location.code, location.value);
  try {
    const stored = await storePicture(location.path, mediaPlace);
    return stored ? { url: mediaHref(stored.name), notices: [] } : without("picture-unknown", location.path);
  } catch (error) {
    // The import is done again, for what would be left out now is there.
    if (isBucketError(error)) throw error;
    return without("file-unreadable", location.path);
  }
}
