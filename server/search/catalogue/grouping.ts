import type { Repeats } from "#core/search/index/repeats.ts";
import type { ResultOrder } from "#core/search/request.ts";
import type { Repetition } from "#core/search/results.ts";
import { at } from "./at.ts";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { type Columns, columnsOf, HEARD } from "./columns.ts";
import { EpisodeScore, type Part } from "./episode-score.ts";
import { EpisodeSums } from "./episode-sums.ts";
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
import { type HitRange, idsIn, type PassageHits, sift, without } from "./hit-range.ts";
import { type Ranking, rankEpisodes } from "./ranking.ts";

/** Over all episodes. */
export interface Totals {
  /** How many have hits, and how many of these any that is listed. */
  readonly episodes: number;
  readonly listed: number;
  /** See EpisodeSums. */
  readonly passages: number;
  readonly folded: number;
  readonly playable: number;
}

const NO_HITS: PassageHits = { ids: new Int32Array(), scores: null };

/** Groups hits by episode, and counts them by the values of the filters. */
export class Grouping {
  readonly facets: FacetCounts;
  readonly #transcripts: readonly TranscriptEntry[];
  readonly #columns: Columns;
  readonly #filter: Filter;
  readonly #sums: EpisodeSums;
  #hits: PassageHits = NO_HITS;
  /** By the place of a transcript: which of the hits are wanted, but for those that were sifted. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** By the place of a transcript of which not all hits are wanted and listed. */
  readonly #sifted = new Map<number, Pick<Part, "all" | "listed">>();
  #folding: Folding = NOTHING_FOLDED;
  /** The passages for which another stands, ascending. */
  #folded = new Int32Array();

  constructor(filter: Filter, catalogue: Catalogue) {
    this.#filter = filter;
    this.#transcripts = catalogue.transcripts;
    this.#columns = columnsOf(catalogue);
    this.#sums = new EpisodeSums(catalogue.episodes.size);
    this.#from = new Int32Array(catalogue.transcripts.length);
    this.#to = new Int32Array(catalogue.transcripts.length);
    this.facets = new FacetCounts(this.#columns, catalogue.speakers.length);
  }

  get totals(): Totals {
    const { places, passages, folded, playable, hits } = this.#sums;
    const sum = (column: Int32Array) => places.reduce((total, place) => total + (column[place] ?? 0), 0);
    const listed = places.filter((place) => (hits[place] ?? 0) > 0).length;
    return {
      episodes: places.length,
      listed,
      passages: sum(passages),
      folded: sum(folded),
      playable: sum(playable),
    };
  }

  /** The best episodes; see rankEpisodes. */
  rank(ranking: Ranking): Promise<readonly EpisodeScore[]> {
    const { entries, published } = this.#columns;
    const scoreOf = (place: number) => this.#scoreOf(place);
    return rankEpisodes({ sums: this.#sums, episodes: entries, published, scoreOf }, ranking);
  }

  /** Adds a match in the title, the summary or the notes of an episode, where it is wanted. */
  addTitle(episode: EpisodeEntry, score: number): void {
    if (this.#isWanted(episode)) this.#sums.addTitle(this.#placeOf(episode), score);
  }

  /** Adds a match in the title of a chapter, by its id, where its episode is wanted. */
  addChapter(episode: EpisodeEntry, score: number, id: number): void {
    if (this.#isWanted(episode)) this.#sums.addChapter(this.#placeOf(episode), score, id);
  }

  /** An episode with the words in its title; it counts once, whatever is said in it. */
  addTitled(episode: EpisodeEntry, score: number): void {
    const { languages } = episode;
    const failsIn = (language: string) => this.#filter.fails({ episode, language });
    const language = languages.find((one) => failsIn(one) === 0) ?? at(languages, 0);
    const number = this.#columns.languageNames.findIndex(({ value }) => value === language);
    this.facets.add(this.#placeOf(episode), number, failsIn(language), 1);
    this.addTitle(episode, score);
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
    this.#hits = hits;
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
    this.#sums.addPassages(episode, count, listed, this.#countPlayable(place, listed));
    if (listed === found) {
      this.#from[place] = found.from;
      this.#to[place] = found.to;
    } else this.#sifted.set(place, { all, listed });
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

  #isWanted(episode: EpisodeEntry): boolean {
    return episode.languages.some((language) => this.#filter.fails({ episode, language }) === 0);
  }

  #scoreOf(place: number): EpisodeScore {
    const parts = at(this.#columns.transcriptsOf, place).flatMap((transcript) => this.#partsOf(transcript));
    return new EpisodeScore(at(this.#columns.entries, place), this.#sums, place, parts);
  }

  /** The hits of the transcript at a place; none where none is wanted. */
  #partsOf(place: number): readonly Part[] {
    const transcript = at(this.#transcripts, place);
    const sifted = this.#sifted.get(place);
    if (sifted) return [{ transcript, ...sifted }];
    const all = { hits: this.#hits, from: at(this.#from, place), to: at(this.#to, place) };
    return all.to > all.from ? [{ transcript, all, listed: all }] : [];
  }
}

/** Whether a passage can be heard: it is known when it is said, and there is a sound. */
function isPlayable({ timed, untimed, episode }: TranscriptEntry, id: number): boolean {
  return timed && episode.audible && !untimed.has(id);
}
