import { z } from "zod";
import { encodePeaks, resamplePeaks } from "#core/audio/peaks.ts";
import { type EpisodeKey, episodeHref, showHref } from "#core/episode/address.ts";
import type { Credit, ListedEpisode, ListedShow } from "#core/episode/episode.ts";
import type { Numbering } from "#core/episode/numbering.ts";
import type { Track, TrackChapter } from "#core/episode/track.ts";
import { keptDay } from "#core/time/day.ts";
import type { Timing } from "#core/transcript/passage.ts";
import type { Prisma } from "../db/client.ts";

/** What a show in a list is made of. */
export const showSelect = {
  slug: true,
  title: true,
  author: true,
  language: true,
  imageUrl: true,
  blocked: true,
  _count: { select: { episodes: { where: { withdrawnAt: null } } } },
} satisfies Prisma.ShowSelect;

export function toShowCard(row: Prisma.ShowGetPayload<{ select: typeof showSelect }>): ListedShow {
  const { slug, title, author, language, imageUrl, blocked, _count } = row;
  return {
    slug,
    href: showHref(slug),
    title,
    author,
    language,
    imageUrl: encrypted(imageUrl),
    blocked,
    episodeCount: _count.episodes,
  };
}

/** What a chapter of a track is made of. */
const chapterSelect = {
  start: true,
  title: true,
  url: true,
  imageUrl: true,
} satisfies Prisma.ChapterSelect;

/** What an episode in a list is made of. */
export const episodeSelect = {
  guid: true,
  slug: true,
  title: true,
  summary: true,
  publishedAt: true,
  publishedDay: true,
  duration: true,
  imageUrl: true,
  audioUrl: true,
  audioType: true,
  peaks: true,
  chaptersNoted: true,
  season: true,
  seasonName: true,
  number: true,
  numberLabel: true,
  show: { select: { guid: true, slug: true, title: true, language: true, imageUrl: true } },
  chapters: { select: chapterSelect, where: { listed: true }, orderBy: [{ start: "asc" }, { id: "asc" }] },
  _count: { select: { transcripts: true } },
} satisfies Prisma.EpisodeSelect;

/** As many bars as a waveform shows at a common width: what a list carries so that playing from it looks right. */
export const LIST_PEAKS = 240;

export type StoredEpisode = Prisma.EpisodeGetPayload<{ select: typeof episodeSelect }>;

/** `peakCount` is how many amplitudes it carries: few for a list, all for the player. */
export function toListedEpisode(row: StoredEpisode, peakCount: number): ListedEpisode {
  const publishedAt = row.publishedAt?.getTime() ?? null;
  const { season, seasonName, number, numberLabel } = row;
  return {
    track: toTrack(row, peakCount),
    summary: row.summary,
    publishedAt,
    publishedDay: keptDay(row.publishedDay, publishedAt),
    transcribed: row._count.transcripts > 0,
    numbering: { season, seasonName, number, numberLabel },
  };
}

/** `peakCount` as in toListedEpisode. */
export function toTrack(
  row: Omit<StoredEpisode, "summary" | "publishedAt" | "publishedDay" | "_count" | keyof Numbering>,
  peakCount: number,
): Track {
  const key: EpisodeKey = { show: row.show.slug, episode: row.slug };
  return {
    guid: { show: row.show.guid, episode: row.guid },
    key,
    href: episodeHref(key),
    title: row.title,
    showTitle: row.show.title,
    showHref: showHref(key.show),
    language: row.show.language,
    imageUrl: encrypted(row.imageUrl ?? row.show.imageUrl),
    audio: row.audioUrl === null ? null : { url: row.audioUrl, type: row.audioType ?? "audio/mpeg" },
    duration: row.duration,
    peaks: row.peaks === null ? null : encodePeaks(resamplePeaks(row.peaks, peakCount)),
    chapters: row.chapters.map(toTrackChapter),
    chaptersNoted: row.chaptersNoted,
  };
}

function toTrackChapter({ start, title, url, imageUrl }: StoredEpisode["chapters"][number]): TrackChapter {
  return { start, title, url, imageUrl: encrypted(imageUrl) };
}

/** Where a picture is shown from: pages take those of other hosts with encryption only. */
export function encrypted(imageUrl: string | null): string | null {
  return imageUrl?.replace(/^http:/i, "https:") ?? null;
}

const timing = z.enum(["word", "cue", "aligned", "none"]).catch("none");

/** The timing of a stored transcript; none for a value that Playhead never writes. */
export function toTiming(value: string): Timing {
  return timing.parse(value);
}

export const creditSelect = {
  name: true,
  role: true,
  href: true,
  imageUrl: true,
} satisfies Prisma.PersonSelect;

export function toCredit(row: Prisma.PersonGetPayload<{ select: typeof creditSelect }>): Credit {
  return { ...row, imageUrl: encrypted(row.imageUrl) };
}
