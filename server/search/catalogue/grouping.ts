import type { Repeats } from "#core/search/index/repeats.ts";
import type { ResultOrder } from "#core/search/request.ts";
import type { Repetition } from "#core/search/results.ts";
import { at } from "./at.ts";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { type Columns, columnsOf, HEARD } from "./columns.ts";
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
import { idsIn, sift, without } from "./hit-range.ts";
import { EpisodeScore, type HitRange, type PassageHits } from "./ranking.ts";

/** Groups hits by episode, and counts them by the values of the filters. */
export class Grouping {
  readonly facets: FacetCounts;
  readonly #transcripts: readonly TranscriptEntry[];
  readonly #columns: Columns;
  readonly #filter: Filter;
  readonly #episodes: EpisodeScore[] = [];
  /** By the place of an episode. */
  readonly #entries: (EpisodeScore | undefined)[];
  #folding: Folding = NOTHING_FOLDED;
  /** The passages for which another stands, ascending. */
  #folded = new Int32Array();

  constructor(filter: Filter, catalogue: Catalogue) {
    this.#filter = filter;
    this.#transcripts = catalogue.transcripts;
    this.#columns = columnsOf(catalogue);
    this.#entries = new Array(catalogue.episodes.size);
    this.facets = new FacetCounts(this.#columns, catalogue.speakers.length);
  }

  get episodes(): readonly EpisodeScore[] {
    return this.#episodes;
  }

  /** Where hits of this episode belong, or null when it is not wanted. */
  entry(episode: EpisodeEntry): EpisodeScore | null {
    const wanted = episode.languages.some((language) => this.#filter.fails({ episode, language }) === 0);
    return wanted ? this.#entry(this.#placeOf(episode), episode) : null;
  }

  /** An episode with the words in its title; it counts once, whatever is said in it. */
  addTitled(episode: EpisodeEntry, score: number): void {
    const { languages } = episode;
    const failsIn = (language: string) => this.#filter.fails({ episode, language });
    const language = languages.find((one) => failsIn(one) === 0) ?? at(languages, 0);
    const number = this.#columns.languageNames.findIndex(({ value }) => value === language);
    this.facets.add(this.#placeOf(episode), number, failsIn(language), 1);
    this.entry(episode)?.addTitle(score);
  }

  /** Has of wanted hits that repeat one another one stand for all, in this order of results. To be asked before they are added. */
  fold(hits: PassageHits, repeats: Repeats, order: ResultOrder): void {
    const { ends } = this.#columns;
    const wanted: RepeatedHit[] = [];
    let place = 0;
    for (const { id, family } of repeatedAmong(hits.ids, repeats)) {
      place = placeFrom(ends, id + 1, place);
      const transcript = this.#transcripts[place];
      if (!transcript) break;
      if (id < transcript.first || !isWanted(this.#filter, transcript, id)) continue;
      wanted.push({ id, family, episode: transcript.episode, playable: isPlayable(transcript, id) });
    }
    this.#folding = foldHits(wanted, order);
    this.#folded = Int32Array.from(this.#folding.folded).sort();
  }

  /** What a hit stands for; null where it stands for itself. */
  repeatsOf(id: number): Repetition | null {
    return this.#folding.repeats.get(id) ?? null;
  }

  /** Transcripts and hits are both in the order of their ids, and are walked side by side. */
  addPassages(hits: PassageHits): void {
    const { ids } = hits;
    const { firsts, ends } = this.#columns;
    for (let [place, to] = [0, 0]; to < ids.length; place++) {
      place = placeFrom(ends, (ids[to] ?? 0) + 1, place);
      if (place === ends.length) return;
      const from = placeFrom(ids, firsts[place] ?? 0, to);
      to = placeFrom(ids, ends[place] ?? 0, from);
      if (to > from) this.#addTranscript(place, { hits, from, to });
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

  #addTranscript(place: number, found: HitRange): void {
    const { speakers, speakersOpen, fails: failsOf } = this.#filter;
    const { episodes, languages } = this.#columns;
    const transcript = at(this.#transcripts, place);
    const episode = episodes[place] ?? 0;
    const fails = failsOf(transcript);
    if (fails === 0) this.facets.addSpeakers(place, found, speakersOpen);
    const all =
      speakers === null
        ? found
        : sift(found, (id) => at(speakers, at(transcript.speakers, id - transcript.first)));
    const count = all.to - all.from;
    this.facets.add(episode, languages[place] ?? 0, fails, count);
    if (fails !== 0 || count === 0) return;
    const listed = without(all, this.#folded);
    const part = { transcript, all, listed };
    this.#entry(episode, transcript.episode).addPart(part, this.#countPlayable(place, listed));
  }

  #countPlayable(place: number, { hits, from, to }: HitRange): number {
    const heard = this.#columns.heard[place] ?? HEARD.none;
    if (heard === HEARD.none) return 0;
    let count = to - from;
    if (heard === HEARD.all) return count;
    const { untimed } = at(this.#transcripts, place);
    for (let index = from; index < to; index++) if (untimed.has(at(hits.ids, index))) count -= 1;
    return count;
  }

  #placeOf({ id }: EpisodeEntry): number {
    const place = this.#columns.placeOf.get(id);
    if (place === undefined) throw new Error(`Episode ${id} is not in the catalogue`);
    return place;
  }

  #entry(place: number, episode: EpisodeEntry): EpisodeScore {
    const known = this.#entries[place];
    if (known) return known;
    const entry = new EpisodeScore(episode);
    this.#entries[place] = entry;
    this.#episodes.push(entry);
    return entry;
  }
}

/** Whether a passage can be heard: it is known when it is said, and there is a sound. */
function isPlayable({ timed, untimed, episode }: TranscriptEntry, id: number): boolean {
  return timed && episode.audible && !untimed.has(id);
}
