import type { Transcript } from "../transcript/transcript.ts";
import type { Chapter } from "./chapters-json.ts";
import type { EpisodeExtras, ShowExtras } from "./extras.ts";
import type { Numbering } from "./numbering.ts";
import type { Person } from "./person.ts";
import type { Soundbite } from "./soundbite.ts";
import type { Track } from "./track.ts";

/** A show as lists name it. */
export interface ListedShow {
  readonly slug: string;
  readonly href: string;
  readonly title: string;
  readonly author: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly imageUrl: string | null;
  /** Its publisher wants it in no directory. */
  readonly blocked: boolean;
  readonly episodeCount: number;
}

export interface ShowPage extends ListedShow {
  /** Sanitised HTML. */
  readonly description: string;
  /** To be heard from its first episode on. */
  readonly serial: boolean;
  readonly link: string | null;
  /** Its publisher's feed, where everybody may be told its address; null for a show that is followed here. */
  readonly feedUrl: string | null;
  readonly persons: readonly Person[];
  readonly extras: ShowExtras;
}

/** An episode as lists show it. `summary` is plain text; `publishedAt` is in epoch milliseconds. */
export interface ListedEpisode {
  readonly track: Track;
  readonly summary: string;
  readonly publishedAt: number | null;
  /** The day of it as the feed says, `2026-11-23`. */
  readonly publishedDay: string | null;
  readonly transcribed: boolean;
  readonly numbering: Numbering;
}

export interface Credit {
  readonly name: string;
  readonly role: string;
  readonly href: string | null;
  readonly imageUrl: string | null;
}

/** Somebody in a list of people. */
export interface ListedPerson {
  readonly href: string;
  readonly name: string;
  /** As credited, the most frequent first; empty for somebody who is only heard. */
  readonly roles: readonly string[];
  readonly imageUrl: string | null;
  readonly episodeCount: number;
}

/** A tag with how many episodes have it. */
export interface ListedTag extends Tag {
  readonly href: string;
  readonly episodeCount: number;
}

export interface Tag {
  readonly slug: string;
  readonly name: string;
}

export interface EpisodePage {
  readonly brief: ListedEpisode;
  /** Sanitised HTML. */
  readonly notes: string;
  readonly chapters: readonly Chapter[];
  readonly soundbites: readonly Soundbite[];
  readonly persons: readonly Person[];
  readonly tags: readonly Tag[];
  /** With those of the show that hold of it too. */
  readonly extras: EpisodeExtras;
  /** Whether the duration was measured; else it is what the feed says. */
  readonly measured: boolean;
  /** What seeking can promise: false for audio whose times are only near (see Episode.seekApproximate). */
  readonly exactSeek: boolean;
  /** Its publisher took it back: it is at its address still, but in no list, feed or search. */
  readonly withdrawn: boolean;
  /** Its publisher wants it, or the whole show, in no directory. */
  readonly blocked: boolean;
  /** Languages with a transcript, BCP 47, the shown one first. */
  readonly languages: readonly string[];
  readonly transcript: Transcript | null;
}

/**
 * Where an episode ends at the latest, in seconds: as it was measured, and not before its last words. Null where only the
 * feed tells its duration, which may be wrong.
 */
export function knownEnd({
  brief,
  measured,
  transcript,
}: Pick<EpisodePage, "brief" | "measured" | "transcript">): number | null {
  const { duration } = brief.track;
  if (!measured || duration === null) return null;
  return transcript?.passages.reduce((last, { end }) => Math.max(last, end ?? 0), duration) ?? duration;
}
