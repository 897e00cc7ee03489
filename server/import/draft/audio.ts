import type { FeedEpisode } from "#core/feed/read/feed.ts";
import { withoutLogin } from "#core/text/login.ts";
import { formatClock } from "#core/time/time.ts";
import { measureAudio } from "../../audio/audio.ts";
import { locate } from "../../fetch/location.ts";
import { webUrl } from "../../fetch/web-url.ts";
import { mediaHref } from "../../media/address.ts";
import { storeMedia } from "../../media/store.ts";
import type { ImportContext } from "./context.ts";
import type { AudioDraft } from "./draft.ts";
import { type Notice, noticeOf, noticeOfFailure } from "./notice.ts";

/** What the database can hold; a feed that claims more is mistaken. */
const MOST_BYTES = 2 ** 31 - 1;

interface DraftedAudio {
  readonly audio: AudioDraft | null;
  /** Seconds: of a local file as measured, else as the feed says. */
  readonly duration: number | null;
  /** It could not be had this time, though there is one: a file that is not where it was. */
  readonly missing: boolean;
  readonly notices: readonly Notice[];
}

/**
 * A local file is measured and kept in the store. A remote one stays where it is, because its host counts the
 * downloads there: it is not fetched, so it has no waveform, and its length is as the feed says.
 */
export async function draftAudio(
  item: FeedEpisode,
  episode: string,
  context: ImportContext,
): Promise<DraftedAudio> {
  const { enclosure, duration } = item;
  if (enclosure === null) return { audio: null, duration, missing: false, notices: [] };
  const named = { episode, source: enclosure.url };
  const location = await locate(enclosure.url, context.base);
  if (location.kind === "refused" || location.kind === "failed") {
    const missing = location.kind === "failed";
    return { audio: null, duration, missing, notices: [noticeOfFailure(named, location)] };
  }
  if (location.kind === "remote") {
    const { type } = enclosure;
    const bytes = enclosure.bytes !== null && enclosure.bytes <= MOST_BYTES ? enclosure.bytes : null;
    // The address is kept as it is written: prefixes that count downloads are sensitive to every character.
    const written = withoutLogin(enclosure.url);
    const url = webUrl(written) ? written : location.url;
    const notices = [noticeOf(named, "audio-not-measured", written)];
    if (written !== enclosure.url) notices.push(noticeOf(named, "login-removed", written));
    const audio = { url, type, bytes, peaks: null, seekApproximate: false };
    return { audio, duration, missing: false, notices };
  }
  const measured = await measureAudio(location.path);
  if (measured.kind === "unreadable") {
    const notices = [noticeOf(named, measured.code, measured.value)];
    return { audio: null, duration, missing: false, notices };
  }
  const { name, bytes } = await storeMedia(location.path, context.mediaPlace);
  const { mimeType: type, peaks, approximateSeek: seekApproximate, promised } = measured;
  return {
    audio: { url: mediaHref(name), type, bytes, peaks, seekApproximate },
    duration: measured.duration,
    missing: false,
    notices: promised === null ? [] : [noticeOf(named, "audio-cut-short", formatClock(Math.round(promised)))],
  };
}
