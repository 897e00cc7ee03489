import {
  asAmount,
  asList,
  asNumber,
  asObject,
  asText,
  asTruth,
  type Check,
  ifAbsent,
  into,
  only,
  orNull,
} from "../file/json-check.ts";
import { type EpisodeKey, episodeHref, parseAddress, showHref } from "./address.ts";
import { isSameEpisode, type Track, type TrackChapter } from "./track.ts";

/** What its waveform and the list of its chapters are made of. */
export type TrackShape = Pick<Track, "peaks" | "chapters" | "chaptersNoted">;

/** What a browser or a file keeps of an episode: enough to name and to play it. */
export type KeptTrack = Omit<Track, keyof TrackShape>;

/** Addresses of this site or of the web: what a file brings in may become links and pictures, never script. */
const asLocation = only(asText, (text) => /^(?:https?:\/\/|\/(?![/\\]))/i.test(text));

const asWebLocation = only(asText, (text) => /^https?:\/\//i.test(text));

/** Reads a chapter, also one that was kept before they had links and pictures. */
export const asTrackChapter: Check<TrackChapter> = asObject({
  start: asNumber,
  title: asText,
  url: ifAbsent(orNull(asWebLocation), null),
  imageUrl: ifAbsent(orNull(asLocation), null),
});

const asFields = asObject({
  guid: ifAbsent(orNull(asObject({ show: asText, episode: asText })), null),
  href: into(asText, keyOf),
  title: asText,
  showTitle: asText,
  language: asText,
  imageUrl: orNull(asLocation),
  audio: orNull(asObject({ url: asLocation, type: asText })),
  duration: orNull(asAmount),
});

/** Reads what was kept, also before tracks had guids and keys: slugs are taken from the episode's address alone. */
export const asKeptTrack: Check<KeptTrack> = into(asFields, ({ href: key, ...track }) => ({
  ...track,
  key,
  href: episodeHref(key),
  showHref: showHref(key.show),
}));

/** The fields of a shape, also of one that was kept before chapters from notes were told apart. */
export const TRACK_SHAPE = {
  peaks: orNull(asText),
  chapters: asList(asTrackChapter),
  chaptersNoted: ifAbsent(asTruth, false),
};

const asShape: Check<TrackShape> = asObject(TRACK_SHAPE);

/** Reads a track with all that belongs to it. */
export const asTrack: Check<Track> = (value) => {
  const [track, shape] = [asKeptTrack(value), asShape(value)];
  return track && shape && { ...track, ...shape };
};

/** Undefined for what names no episode. */
function keyOf(href: string): EpisodeKey | undefined {
  const { show, episode } = parseAddress(href) ?? {};
  return show !== undefined && episode != null ? { show, episode } : undefined;
}

export function keepTrack({ peaks, chapters, chaptersNoted, ...kept }: Track): KeptTrack {
  return kept;
}

/** What was kept as the player takes it. */
export function playableTrack(track: KeptTrack): Track {
  return { ...track, peaks: null, chapters: [], chaptersNoted: false };
}

/** What is to be kept of an episode now that it has guids, or another address; null where that is no news. */
export function renewedTrack(kept: KeptTrack, track: Track): KeptTrack | null {
  if (track.guid === null || !isSameEpisode(kept, track)) return null;
  return kept.guid === null || kept.href !== track.href ? keepTrack(track) : null;
}
