import { type EpisodePage, knownEnd } from "#core/episode/episode.ts";
import { linkedMoment } from "#core/quote/linked-moment.ts";
import { quoteAt } from "#core/quote/quote-at.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { clamp, formatLength } from "#core/time/time.ts";
import { storedPicture } from "../media/address.ts";
import { plainText } from "./plain-text.ts";

/** All that is drawn on a card. Its texts are one line each, without what cannot be seen. */
export interface Card {
  /** What is set large: the quote, or the episode's title. */
  readonly text: string;
  readonly quoted: boolean;
  readonly speaker: string | null;
  readonly showTitle: string;
  /** Null where it is the text. */
  readonly episodeTitle: string | null;
  /** `12:34–13:12`, or how long the episode is; null where that is not known. */
  readonly clock: string | null;
  /** BCP 47. */
  readonly language: string;
  /** Base64, see core/audio/peaks.ts. */
  readonly peaks: string | null;
  /** How much of the episode lies before the moment, from 0 to 1; null without a moment, or a duration. */
  readonly played: number | null;
  /** The same before its end; null where it has none. */
  readonly ended: number | null;
  /** Whether there is a sound to play. */
  readonly playable: boolean;
  /** The name of a stored picture, see server/media/store.ts. */
  readonly art: string | null;
}

/** The card of an episode, or of the moment that `t` and `print` name as in the address of its page. */
export function cardOf(episode: EpisodePage, t: string, print: string): Card {
  const { brief, transcript } = episode;
  const { track } = brief;
  const { moment } = linkedMoment(t, print, transcript, knownEnd(episode));
  const quote = moment && transcript && quoteAt(transcript, moment);
  const words = plainText(quote?.text ?? "");
  const title = plainText(track.title);
  const clock = moment ? formatMomentClock(moment) : track.duration && formatLength(track.duration);
  return {
    text: words || title,
    quoted: words !== "",
    speaker: words === "" ? null : plainText(quote?.speaker ?? "") || null,
    showTitle: plainText(track.showTitle),
    episodeTitle: words === "" ? null : title,
    clock: clock || null,
    language: (words === "" ? null : quote?.language) ?? track.language,
    peaks: track.peaks,
    played: moment && shareBefore(moment.start, track.duration),
    ended: moment && shareBefore(moment.end, track.duration),
    playable: track.audio !== null,
    art: track.imageUrl && storedPicture(track.imageUrl),
  };
}

/** To a thousandth, which is a pixel: moments that look the same share a card. Null where either is not known. */
function shareBefore(time: number | null, duration: number | null): number | null {
  if (time === null || !duration) return null;
  return Math.round(clamp(time / duration, 0, 1) * 1000) / 1000;
}
