import type { MediaPlace } from "./place.ts";
import { copyMedia, listMedia } from "./store.ts";

export interface KeptMedia {
  /** How many files were copied now. */
  readonly copied: number;
  /** How many were there already: a file of this name never changes. */
  readonly there: number;
  /** Names of those whose content is not what they are named after, which were not copied. */
  readonly damaged: readonly string[];
}

/** Copies what one store of media has into another, as far as it is not there yet. Nothing is removed from either. */
export async function keepMedia(from: MediaPlace, to: MediaPlace): Promise<KeptMedia> {
  const there = new Set(await listMedia(to));
  const wanted = (await listMedia(from)).filter((name) => !there.has(name));
  const damaged: string[] = [];
  for (const name of wanted) if (!(await copyMedia(name, from, to))) damaged.push(name);
  return { copied: wanted.length - damaged.length, there: there.size, damaged };
}

/** Which of these files a store of media does not have. */
export async function listMissing(
  names: ReadonlySet<string>,
  mediaPlace: MediaPlace,
): Promise<readonly string[]> {
  const there = new Set(await listMedia(mediaPlace));
  return [...names].filter((name) => !there.has(name)).toSorted();
}
