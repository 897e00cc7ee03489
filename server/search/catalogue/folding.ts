import type { Repeats } from "#core/search/index/repeats.ts";
import type { ResultOrder } from "#core/search/request.ts";
import type { Repetition } from "#core/search/results.ts";
import { at } from "./at.ts";
import type { EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { byDate } from "./ranking.ts";

/** Which hits stand for others that say the same, and which of them are left out for that. */
export interface Folding {
  /** Passages for which another stands. */
  readonly folded: ReadonlySet<number>;
  /** By the passage that stands for them, what it stands for. */
  readonly repeats: ReadonlyMap<number, Repetition>;
}

export const NOTHING_FOLDED: Folding = { folded: new Set(), repeats: new Map() };

/** A hit that may say what another one says. */
export interface RepeatedHit {
  readonly id: number;
  readonly family: number;
  readonly episode: EpisodeEntry;
  readonly playable: boolean;
}

/**
 * Folds the hits of a family that are in several episodes into one: that of the newest episode, or of the oldest where these
 * come first; and one that can be heard rather than any other. What is said again in one episode alone stays as it is.
 */
export function foldHits(hits: readonly RepeatedHit[], order: ResultOrder): Folding {
  const families = new Map<number, RepeatedHit[]>();
  for (const hit of hits) {
    const known = families.get(hit.family);
    if (known) known.push(hit);
    else families.set(hit.family, [hit]);
  }
  const earlier = byDate(order === "oldest" ? 1 : -1);
  const folded = new Set<number>();
  const repeats = new Map<number, Repetition>();
  for (const members of families.values()) {
    const episodes = new Set(members.map(({ episode }) => episode)).size;
    if (episodes < 2) continue;
    const [first] = members.toSorted(
      (a, b) => Number(b.playable) - Number(a.playable) || earlier(a.episode, b.episode) || a.id - b.id,
    );
    for (const { id } of members) if (id !== first?.id) folded.add(id);
    if (first) repeats.set(first.id, { hits: members.length, episodes });
  }
  return { folded, repeats };
}

/** Those of `ids` (ascending) that are repeated anywhere, each with its family. */
export function* repeatedAmong(
  ids: Int32Array,
  repeats: Repeats,
): Generator<{ readonly id: number; readonly family: number }> {
  let place = 0;
  for (let index = 0; index < ids.length; ) {
    const id = at(ids, index);
    place = placeFrom(repeats.ids, id, place);
    if (place === repeats.ids.length) return;
    const repeated = at(repeats.ids, place);
    if (repeated === id) yield { id, family: at(repeats.families, place) };
    index = repeated === id ? index + 1 : placeFrom(ids, repeated, index);
  }
}

/** The first place of `list` (ascending), not before `from`, that has `value` or more. O(log n) of how far that is. */
export function placeFrom(list: Int32Array, value: number, from: number): number {
  let step = 1;
  while (from + step < list.length && (list[from + step] ?? value) < value) step *= 2;
  let low = from;
  let high = Math.min(list.length, from + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The ids of the passages that say what the hit of this id says (`show/episode/language/position`), itself included; none
 * where there is no such passage.
 */
export function listRepeats(
  hit: string,
  transcripts: readonly TranscriptEntry[],
  { ids, families }: Repeats,
): readonly number[] {
  const id = passageOf(hit, transcripts);
  if (id === null) return [];
  const family = families[ids.indexOf(id)];
  return family === undefined ? [id] : [...ids.filter((_, index) => families[index] === family)];
}

function passageOf(hit: string, transcripts: readonly TranscriptEntry[]): number | null {
  const [show, episode, language, position = ""] = hit.split("/");
  const found = transcripts.find(
    (one) => one.language === language && one.episode.slug === episode && one.episode.show.slug === show,
  );
  if (!found || !/^\d{1,9}$/.test(position) || Number(position) >= found.speakers.length) return null;
  return found.first + Number(position);
}
