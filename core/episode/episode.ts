import type { Transcript } from "../transcript/transcript.ts";
import type { Chapter } from "./chapters-json.ts";
import type { Soundbite } from "./soundbite.ts";
import type { Track } from "./track.ts";

/** A show as lists name it. */
export interface ShowCard {
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

export interface ShowPage extends ShowCard {
  /** Sanitised HTML. */
  readonly description: string;
  readonly link: string | null;
  readonly persons: readonly Credit[];
}

/** An episode as lists show it. `summary` is plain text; `publishedAt` is in epoch milliseconds. */
export interface EpisodeCard {
  readonly track: Track;
  readonly summary: string;
  readonly publishedAt: number | null;
  readonly transcribed: boolean;
}

export interface Credit {
  readonly name: string;
  readonly role: string;
  readonly href: string | null;
  readonly imageUrl: string | null;
}

export interface Tag {
  readonly slug: string;
  readonly name: string;
}

export interface EpisodePage {
  readonly card: EpisodeCard;
  /** Sanitised HTML. */
  readonly notes: string;
  readonly chapters: readonly Chapter[];
  readonly soundbites: readonly Soundbite[];
  readonly persons: readonly Credit[];
  readonly tags: readonly Tag[];
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
