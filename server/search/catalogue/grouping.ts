import { at } from "./at.ts";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { FacetCounts } from "./facets.ts";
import type { Filter } from "./filter.ts";
import { EpisodeScore, type Part } from "./ranking.ts";

/** Passages that match: their ids, ascending, and at the same index how well; null when all match alike. */
export interface PassageHits {
  readonly ids: Float64Array;
  readonly scores: Float64Array | null;
}

/** Every passage there is, all alike: for a search that names no words. */
export function everyPassage({ transcripts }: Catalogue): PassageHits {
  const count = transcripts.reduce((sum, { speakers }) => sum + speakers.length, 0);
  const ids = new Float64Array(count);
  let index = 0;
  for (const { first, speakers } of transcripts)
    for (let number = 0; number < speakers.length; number++) ids[index++] = first + number;
  return { ids, scores: null };
}

/** Groups hits by episode, and counts them by the values of the filters. */
export class Grouping {
  readonly facets: FacetCounts;
  readonly #episodes = new Map<number, EpisodeScore>();
  readonly #filter: Filter;

  constructor(filter: Filter, { speakers }: Catalogue) {
    this.#filter = filter;
    this.facets = new FacetCounts(speakers.length);
  }

  get episodes(): readonly EpisodeScore[] {
    return [...this.#episodes.values()];
  }

  /** Where hits of this episode belong, or null when it is not wanted. */
  entry(episode: EpisodeEntry): EpisodeScore | null {
    const wanted = episode.languages.some((language) => this.#filter.fails({ episode, language }) === 0);
    return wanted ? this.#entry(episode) : null;
  }

  /** Transcripts and hits are both in the order of their ids, and are walked side by side. */
  addPassages(hits: PassageHits, transcripts: readonly TranscriptEntry[]): void {
    const { ids } = hits;
    let from = 0;
    for (const transcript of transcripts) {
      const end = transcript.first + transcript.speakers.length;
      while (from < ids.length && at(ids, from) < transcript.first) from += 1;
      let to = from;
      while (to < ids.length && at(ids, to) < end) to += 1;
      if (to > from) this.#addTranscript(hits, transcript, from, to);
      from = to;
    }
  }

  /** The ids of an episode's matching passages, ascending. */
  passageIds({ parts }: EpisodeScore, hits: PassageHits): readonly number[] {
    return this.#idsOf(parts, hits);
  }

  /** Of those the ones that can be heard. */
  playableIds({ parts }: EpisodeScore, hits: PassageHits): readonly number[] {
    const playable = parts.filter(({ transcript }) => isPlayable(transcript));
    return this.#idsOf(playable, hits);
  }

  #idsOf(parts: readonly Part[], { ids }: PassageHits): readonly number[] {
    const { speakers } = this.#filter;
    return parts.flatMap(({ transcript, from, to }) => {
      const own = [...ids.subarray(from, to)];
      return speakers
        ? own.filter((id) => at(speakers, at(transcript.speakers, id - transcript.first)))
        : own;
    });
  }

  #addTranscript({ ids, scores }: PassageHits, transcript: TranscriptEntry, from: number, to: number): void {
    const { speakers, speakersOpen } = this.#filter;
    const { episode, language, first } = transcript;
    const fails = this.#filter.fails(transcript);
    let entry: EpisodeScore | null = null;
    let count = 0;
    for (let index = from; index < to; index++) {
      const id = at(ids, index);
      const speaker = at(transcript.speakers, id - first);
      if (fails === 0 && (speakersOpen === null || at(speakersOpen, speaker)))
        this.facets.addSpeaker(speaker);
      if (speakers !== null && !at(speakers, speaker)) continue;
      count += 1;
      if (fails !== 0) continue;
      entry ??= this.#entry(episode);
      entry.addPassage(id, scores === null ? 0 : at(scores, index));
    }
    if (entry) {
      entry.parts.push({ transcript, from, to });
      if (isPlayable(transcript)) entry.playable += count;
    }
    this.facets.add(episode, language, fails, count);
  }

  #entry(episode: EpisodeEntry): EpisodeScore {
    let entry = this.#episodes.get(episode.id);
    if (!entry) {
      entry = new EpisodeScore(episode);
      this.#episodes.set(episode.id, entry);
    }
    return entry;
  }
}

/** Whether what is said in a transcript can be heard: it knows when, and there is a sound. */
function isPlayable({ timed, episode }: TranscriptEntry): boolean {
  return timed && episode.audible;
}
