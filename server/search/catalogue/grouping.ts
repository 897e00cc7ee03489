import type { Repeats } from "#core/search/index/repeats.ts";
import type { ResultOrder } from "#core/search/request.ts";
import type { Repetition } from "#core/search/results.ts";
import { at } from "./at.ts";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { FacetCounts } from "./facets.ts";
import { type Filter, isWanted } from "./filter.ts";
import {
  type Folding,
  foldHits,
  NOTHING_FOLDED,
  placeFrom,
  type RepeatedHit,
  repeatedAmong,
} from "./folding.ts";
import { EpisodeScore, type HitRange, type PassageHits } from "./ranking.ts";

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
    let to = 0;
    for (const transcript of transcripts) {
      const from = placeFrom(ids, transcript.first, to);
      to = placeFrom(ids, transcript.first + transcript.speakers.length, from);
      if (to > from) this.#addTranscript(transcript, { hits, from, to });
      if (to === ids.length) return;
    }
  }

  /** The ids of an episode's matching passages, ascending. */
  passageIds({ parts }: EpisodeScore): readonly number[] {
    return parts.flatMap(({ all }) => idsIn(all));
  }

  /** Of those the ones that can be heard, and for which no other stands. */
  playableIds({ parts }: EpisodeScore): readonly number[] {
    return parts.flatMap(({ transcript, listed }) =>
      idsIn(listed).filter((id) => isPlayable(transcript, id)),
    );
  }

  #addTranscript(transcript: TranscriptEntry, found: HitRange): void {
    const { speakers, speakersOpen, fails: failsOf } = this.#filter;
    const { episode, language, first } = transcript;
    const fails = failsOf(transcript);
    if (fails === 0) this.facets.addSpeakers(transcript, found, speakersOpen);
    const all =
      speakers === null ? found : sift(found, (id) => at(speakers, at(transcript.speakers, id - first)));
    const count = all.to - all.from;
    this.facets.add(episode, language, fails, count);
    if (fails !== 0 || count === 0) return;
    const { folded } = this.#folding;
    const listed = folded.size === 0 ? all : sift(all, (id) => !folded.has(id));
    this.#entry(episode).addPart({ transcript, all, listed }, countPlayable(transcript, listed));
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

/** Those of some hits that are wanted; the same where all are. */
function sift(range: HitRange, keeps: (id: number) => boolean): HitRange {
  const { hits, from, to } = range;
  const kept: number[] = [];
  for (let index = from; index < to; index++) if (keeps(at(hits.ids, index))) kept.push(index);
  if (kept.length === to - from) return range;
  const { scores } = hits;
  return {
    hits: {
      ids: Float64Array.from(kept, (index) => at(hits.ids, index)),
      scores: scores && Float64Array.from(kept, (index) => at(scores, index)),
    },
    from: 0,
    to: kept.length,
  };
}

function idsIn({ hits, from, to }: HitRange): readonly number[] {
  return [...hits.ids.subarray(from, to)];
}

function countPlayable(transcript: TranscriptEntry, { hits, from, to }: HitRange): number {
  const { timed, untimed, episode } = transcript;
  if (!timed || !episode.audible) return 0;
  let count = to - from;
  if (untimed.size > 0)
    for (let index = from; index < to; index++) if (untimed.has(at(hits.ids, index))) count -= 1;
  return count;
}
