import { episodeHref, showHref } from "#core/episode/address.ts";
import type { Track, TrackChapter } from "#core/episode/track.ts";

/** The track of an episode as the server gives it, named by its slugs; `changes` are what a test is about. */
export function trackOf(show: string, episode: string, changes: Partial<Track> = {}): Track {
  const key = { show, episode };
  return {
    guid: { show: `${show}-guid`, episode: `${episode}-guid` },
    key,
    href: episodeHref(key),
    title: episode,
    showTitle: show,
    showHref: showHref(show),
    language: "en",
    imageUrl: null,
    audio: null,
    duration: null,
    peaks: null,
    chapters: [],
    chaptersNoted: false,
    ...changes,
  };
}

/** A chapter without link and picture. */
export function chapterOf(start: number, title: string): TrackChapter {
  return { start, title, url: null, imageUrl: null };
}
