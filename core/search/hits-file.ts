import { z } from "zod";
import { keptTrack } from "../episode/kept-track.ts";
import type { HitBatch } from "./playable-hit.ts";

const count = z.int().nonnegative();
const seconds = z.number().nonnegative();

const track = keptTrack.and(
  z.object({
    peaks: z.string().nullable(),
    chapters: z.array(z.object({ start: z.number(), title: z.string() })),
  }),
);

const file = z.object({
  total: count,
  tracks: z.array(track),
  hits: z.array(
    z.object({
      id: z.string(),
      number: count,
      page: z.int().min(1),
      /** The index of its track. */
      track: count,
      start: seconds,
      end: seconds.nullable(),
      words: z.string(),
    }),
  ),
});

/** Hits as they are sent to what plays them: each episode once. */
export function writeHits({ total, hits }: HitBatch): z.input<typeof file> {
  const hrefs = [...new Set(hits.map((hit) => hit.track.href))];
  return {
    total,
    tracks: hrefs.flatMap((href) => {
      const known = hits.find((hit) => hit.track.href === href)?.track;
      return known ? [{ ...known, chapters: [...known.chapters] }] : [];
    }),
    hits: hits.map((hit) => ({ ...hit, track: hrefs.indexOf(hit.track.href) })),
  };
}

/** Hits as they were sent. Throws on anything else. */
export function readHits(value: unknown): HitBatch {
  const { total, tracks, hits } = file.parse(value);
  return {
    total,
    hits: hits.flatMap((hit) => {
      const found = tracks[hit.track];
      return found ? [{ ...hit, track: found }] : [];
    }),
  };
}
