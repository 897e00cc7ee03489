import type { Repeats } from "#core/search/index/repeats.ts";
import { Nearest } from "#core/search/vector/nearest.ts";
import type { QuantisedVector } from "#core/search/vector/quantised-vector.ts";
import { at } from "../catalogue/at.ts";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "../catalogue/catalogue.ts";
import { type Filter, isWanted } from "../catalogue/filter.ts";
import { repeatedAmong } from "../catalogue/folding.ts";
import type { VectorReader, VectorShelf } from "./vector-shelf.ts";

/** So many of the nearest passages have a say in the order of episodes. */
const MOST_NEAR = 100;
/** So many are shown that have not the words that were asked for, and of one episode. */
const MOST_SHOWN = 12;
const MOST_IN_EPISODE = 3;

interface FoundPassage {
  readonly id: number;
  readonly transcript: TranscriptEntry;
}

/** What is asked for by its meaning, and of what. */
export interface MeaningQuestion {
  readonly vector: QuantisedVector;
  readonly shelf: VectorShelf;
}

/** Passages of an episode that are near in meaning, the nearest first. */
export interface SimilarEpisode {
  readonly episode: EpisodeEntry;
  readonly passages: readonly { readonly id: number; readonly language: string }[];
}

/** What is near to a question in its meaning. */
export interface Similar {
  /** All episodes of the nearest passages, the nearest first. */
  readonly ranked: readonly EpisodeEntry[];
  /** Those of some of these passages that have not the words that were asked for. */
  readonly wordless: readonly SimilarEpisode[];
}

/**
 * What of the nearest passages passes the filters. `hits` are the ids of those with the words, ascending. Of passages that repeat one
 * another the nearest is shown, where `repeats` is given.
 */
export function findSimilar(
  { vector, shelf }: MeaningQuestion,
  reader: VectorReader,
  catalogue: Catalogue,
  filter: Filter,
  hits: Int32Array,
  repeats: Repeats | null,
): Similar {
  const { transcripts } = catalogue;
  const nearest = new Nearest(MOST_NEAR, (id) => {
    const transcript = transcriptOf(transcripts, id);
    return transcript !== null && isWanted(filter, transcript, id);
  });
  reader.each(shelf, vector, nearest.add);
  const found = nearest.found.flatMap(({ id }) => {
    const transcript = transcriptOf(transcripts, id);
    return transcript ? [{ id, transcript }] : [];
  });
  return {
    ranked: [...new Set(found.map(({ transcript }) => transcript.episode))],
    wordless: groupWordless(
      withoutRepeats(
        found.filter(({ id }) => !includes(hits, id)),
        repeats,
      ),
    ),
  };
}

/** The first of each family, and whatever is repeated nowhere. */
function withoutRepeats(found: readonly FoundPassage[], repeats: Repeats | null): readonly FoundPassage[] {
  const told = new Set<number>();
  return found.filter(({ id }) => {
    const [again] = repeats === null ? [] : repeatedAmong(Int32Array.of(id), repeats);
    if (again === undefined) return true;
    const isFirst = !told.has(again.family);
    told.add(again.family);
    return isFirst;
  });
}

function groupWordless(found: readonly FoundPassage[]): readonly SimilarEpisode[] {
  const episodes = new Map<EpisodeEntry, { id: number; language: string }[]>();
  let shown = 0;
  for (const { id, transcript } of found) {
    const { episode, language } = transcript;
    const own = episodes.get(episode) ?? [];
    if (shown === MOST_SHOWN || own.length === MOST_IN_EPISODE) continue;
    own.push({ id, language });
    episodes.set(episode, own);
    shown += 1;
  }
  return Array.from(episodes, ([episode, passages]) => ({ episode, passages }));
}

/** The transcript that a passage is of; null where it is gone. Transcripts are in the order of their passages. */
function transcriptOf(transcripts: readonly TranscriptEntry[], id: number): TranscriptEntry | null {
  const index = lastUpTo(transcripts.length, (place) => at(transcripts, place).first <= id);
  const found = transcripts[index];
  return found && id < found.first + found.speakers.length ? found : null;
}

function includes(ascending: Int32Array, id: number): boolean {
  return ascending[lastUpTo(ascending.length, (place) => at(ascending, place) <= id)] === id;
}

/** The last place of which it holds, where it holds of all before; -1 for none. */
function lastUpTo(length: number, holds: (place: number) => boolean): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
