import { asTrack } from "../episode/kept-track.ts";
import type { Track } from "../episode/track.ts";
import { asAmount, asCount, asList, asObject, asText, type Check, only, orNull } from "../file/json-check.ts";
import type { HitBatch, PlayableHit } from "./playable-hit.ts";

interface HitsFile {
  readonly total: number;
  readonly tracks: readonly Track[];
  /** Each with the index of its track. */
  readonly hits: readonly (Omit<PlayableHit, "track"> & { readonly track: number })[];
}

const asFile: Check<HitsFile> = asObject({
  total: asCount,
  tracks: asList(asTrack),
  hits: asList(
    asObject({
      id: asText,
      number: asCount,
      page: only(asCount, (page) => page >= 1),
      track: asCount,
      start: asAmount,
      end: orNull(asAmount),
      words: asText,
    }),
  ),
});

/** Hits as they are sent to what plays them: each episode once. */
export function writeHits({ total, hits }: HitBatch): HitsFile {
  const hrefs = [...new Set(hits.map((hit) => hit.track.href))];
  return {
    total,
    tracks: hrefs.flatMap((href) => {
      const known = hits.find((hit) => hit.track.href === href)?.track;
      return known ?? [];
    }),
    hits: hits.map((hit) => ({ ...hit, track: hrefs.indexOf(hit.track.href) })),
  };
}

/** Hits as they were sent. Throws on anything else. */
export function readHits(value: unknown): HitBatch {
  const file = asFile(value);
  if (!file) throw new Error("What was sent as hits are none");
  const { total, tracks, hits } = file;
  return {
    total,
    hits: hits.flatMap((hit) => {
      const found = tracks[hit.track];
      return found ? [{ ...hit, track: found }] : [];
    }),
  };
}
