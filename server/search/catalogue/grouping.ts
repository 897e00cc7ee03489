import type { Repeats } from "#core/search/index/repeats.ts";
import type { ResultOrder } from "#core/search/request.ts";
import type { Repetition } from "#core/search/results.ts";
import { at } from "./at.ts";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { FacetCounts } from "./facets.ts";
import { type Filter, isWanted } from "./filter.ts";
import { type Folding, foldHits, NOTHING_FOLDED, type RepeatedHit, repeatedAmong } from "./folding.ts";
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

/** Of the hits those of these passages alone; `among`: ids, ascending. */
export function hitsAmong({ ids, scores }: PassageHits, among: readonly number[]): PassageHits {
  const wanted = new Set(among);
  return {
    ids: ids.filter((id) => wanted.has(id)),
    scores: scores?.filter((_, index) => wanted.has(at(ids, index))) ?? null,
  };
}

/** Groups hits by episode, and counts them by the values of the filters. */
export class Grouping {
  readonly facets: FacetCounts;
  readonly #episodes = new Map<number, EpisodeScore>();
  readonly #filter: Filter;
  #folding: Folding = NOTHING_FOLDED;

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

  /** An episode with the words in its title; it counts once, whatever is said in it. */
  addTitled(episode: EpisodeEntry, score: number): void {
    const { languages } = episode;
    const failsIn = (language: string) => this.#filter.fails({ episode, language });
    const language = languages.find((one) => failsIn(one) === 0) ?? at(languages, 0);
    this.facets.add(episode, language, failsIn(language), 1);
    this.entry(episode)?.addTitle(score);
  }

  /** Has of wanted hits that repeat one another one stand for all, in this order of results. To be asked before they are added. */
  fold(
    hits: PassageHits,
    transcripts: readonly TranscriptEntry[],
    repeats: Repeats,
    order: ResultOrder,
  ): void {
    const wanted: RepeatedHit[] = [];
    let index = 0;
    for (const { id, family } of repeatedAmong(hits.ids, repeats)) {
      let transcript = transcripts[index];
      while (transcript && transcript.first + transcript.speakers.length <= id)
        transcript = transcripts[++index];
      if (!transcript) break;
      if (id < transcript.first || !isWanted(this.#filter, transcript, id)) continue;
      wanted.push({ id, family, episode: transcript.episode, playable: isPlayable(transcript, id) });
    }
    this.#folding = foldHits(wanted, order);
  }

  /** What a hit stands for; null where it stands for itself. */
  repeatsOf(id: number): Repetition | null {
    return this.#folding.repeats.get(id) ?? null;
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

  /** Of those the ones that can be heard, and for which no other stands. */
  playableIds({ parts }: EpisodeScore, hits: PassageHits): readonly number[] {
    const { folded } = this.#folding;
    return this.#idsOf(parts, hits, (transcript, id) => isPlayable(transcript, id) && !folded.has(id));
  }

  /** Those of them alone that `wanted` says, where it is given. */
  #idsOf(
    parts: readonly Part[],
    { ids }: PassageHits,
    wanted: ((transcript: TranscriptEntry, id: number) => boolean) | null = null,
  ): readonly number[] {
    const { speakers } = this.#filter;
    return parts.flatMap(({ transcript, from, to }) => {
      const all = [...ids.subarray(from, to)];
      const own = wanted ? all.filter((id) => wanted(transcript, id)) : all;
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
    let playable = 0;
    for (let index = from; index < to; index++) {
      const id = at(ids, index);
      const speaker = at(transcript.speakers, id - first);
      if (fails === 0 && (speakersOpen === null || at(speakersOpen, speaker)))
        this.facets.addSpeaker(speaker);
      if (speakers !== null && !at(speakers, speaker)) continue;
      count += 1;
      if (fails !== 0) continue;
      entry ??= this.#entry(episode);
      if (this.#folding.folded.has(id)) {
        entry.addFolded();
        continue;
      }
      entry.addPassage(id, scores === null ? 0 : at(scores, index));
      if (isPlayable(transcript, id)) playable += 1;
    }
    if (entry) {
      entry.parts.push({ transcript, from, to });
      entry.playable += playable;
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

/** Whether a passage can be heard: it is known when it is said, and there is a sound. */
function isPlayable({ timed, untimed, episode }: TranscriptEntry, id: number): boolean {
  return timed && episode.audible && !untimed.has(id);
}
