import type { Chapter } from "#core/episode/chapters-json.ts";
import type { EpisodeExtras, ShowExtras } from "#core/episode/extras.ts";
import type { Numbering } from "#core/episode/numbering.ts";
import type { Soundbite } from "#core/episode/soundbite.ts";
import type { Category } from "#core/feed/read/feed.ts";
import type { PassageText } from "#core/transcript/passage.ts";
import type { TranscriptFormat } from "#core/transcript/read/format-name.ts";

/** A show as it goes into the database. */
export interface ShowDraft {
  readonly guid: string;
  readonly location: string;
  readonly title: string;
  /** Sanitised HTML. */
  readonly description: string;
  readonly author: string | null;
  readonly language: string;
  readonly link: string | null;
  readonly imageUrl: string | null;
  readonly explicit: boolean;
  readonly type: string;
  readonly categories: readonly Category[];
  readonly blocked: boolean;
  readonly persons: readonly PersonDraft[];
  readonly extras: ShowExtras;
}

export interface PersonDraft {
  readonly name: string;
  readonly role: string;
  readonly group: string;
  readonly href: string | null;
  readonly imageUrl: string | null;
}

/** An episode as it goes into the database, with all that belongs to it. */
export interface EpisodeDraft extends Numbering {
  readonly guid: string;
  readonly title: string;
  readonly summary: string;
  /** Sanitised HTML. */
  readonly notes: string;
  /** The same as plain text. */
  readonly notesText: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** The day of it as the feed says, `2026-11-23`. */
  readonly publishedDay: string | null;
  readonly type: string;
  readonly explicit: boolean;
  readonly link: string | null;
  readonly imageUrl: string | null;
  readonly audio: AudioDraft | null;
  /** Seconds, measured where the audio could be, else as the feed says. */
  readonly duration: number | null;
  readonly blocked: boolean;
  readonly chapters: readonly Chapter[];
  /** Whether they are lines of the notes. */
  readonly chaptersNoted: boolean;
  readonly soundbites: readonly Soundbite[];
  readonly persons: readonly PersonDraft[];
  readonly tags: readonly string[];
  readonly extras: EpisodeExtras;
  readonly transcripts: readonly TranscriptDraft[];
  readonly importChecksum: string;
}

export interface AudioDraft {
  readonly url: string;
  readonly type: string | null;
  readonly bytes: number | null;
  readonly peaks: Uint8Array | null;
  readonly seekApproximate: boolean;
}

export interface TranscriptDraft extends PassageText {
  readonly language: string;
  readonly format: TranscriptFormat;
}
