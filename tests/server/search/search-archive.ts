import { NO_EPISODE_EXTRAS, NO_SHOW_EXTRAS } from "#core/episode/extras.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { buildPassages } from "#core/transcript/passage.ts";
import type { Database } from "#server/db/client.ts";
import type { EpisodeDraft } from "#server/import/draft/draft.ts";
import { saveEpisode, saveShow } from "#server/import/save.ts";

interface Spoken {
  readonly title: string;
  readonly language?: string;
  readonly published?: string;
  readonly minutes?: number;
  readonly tags?: readonly string[];
  readonly notes?: string;
  readonly audio?: string;
  /** Speaker and what is said, ten seconds each; without any there is no transcript. */
  readonly lines: readonly (readonly [string, string])[];
}

const SECONDS_A_LINE = 10;

/** Writes a show with these episodes, through the importer's own doors. */
export async function addShow(db: Database, title: string, language: string, episodes: readonly Spoken[]) {
  const show = await saveShow(
    db,
    {
      guid: title,
      location: `/shows/${title}`,
      title,
      description: "",
      author: null,
      language,
      link: null,
      imageUrl: null,
      explicit: false,
      blocked: false,
      type: "episodic",
      categories: [],
      extras: NO_SHOW_EXTRAS,
      persons: [],
    },
    null,
  );
  for (const episode of episodes) await saveEpisode(db, show, draftOf(episode, language));
}

function draftOf(spoken: Spoken, language: string): EpisodeDraft {
  const { title, published, minutes = 30, tags = [], notes = "", audio, lines } = spoken;
  const cues = lines.map(([speaker, text], place) => ({
    start: place * SECONDS_A_LINE,
    end: (place + 1) * SECONDS_A_LINE,
    speaker,
    text,
    stamps: [],
  }));
  const { passages, timing } = buildPassages(cues);
  return {
    guid: title,
    title,
    summary: "",
    notes: "",
    notesText: notes,
    importChecksum: "",
    publishedAt: published === undefined ? null : Date.parse(published),
    publishedDay: null,
    ...UNNUMBERED,
    extras: NO_EPISODE_EXTRAS,
    type: "full",
    explicit: false,
    blocked: false,
    link: null,
    imageUrl: null,
    audio:
      audio === undefined
        ? null
        : { url: audio, type: "audio/mpeg", bytes: null, peaks: null, seekApproximate: false },
    duration: minutes * 60,
    soundbites: [],
    persons: [],
    tags,
    chapters: [{ start: 5, end: null, title: `Beginning ${title}`, url: null, imageUrl: null, listed: true }],
    chaptersNoted: false,
    transcripts:
      passages.length === 0
        ? []
        : [{ language: spoken.language ?? language, format: "vtt", timing, passages }],
  };
}
