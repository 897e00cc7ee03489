import { z } from "zod";
import type { Track } from "#core/episode/track.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";

const KEY = "playhead.last";

const shape = z.object({
  href: z.string(),
  peaks: z.string().nullable(),
  chapters: z.array(z.object({ start: z.number(), title: z.string() }).readonly()).readonly(),
});

/** What places leave out to stay small, of the one episode that was heard last: enough to draw its waveform. */
export type LastShape = z.infer<typeof shape>;

/** Null where none was kept, or none that can be read. */
export function readLastShape(storage: KeyValueStore): LastShape | null {
  return shape.safeParse(readJson(storage, KEY)).data ?? null;
}

/** Keeps the shape of what is heard now, unless it stands there already. Returns what stands there. */
export function keepLastShape(
  storage: KeyValueStore,
  last: LastShape | null,
  { href, peaks, chapters }: Track,
): LastShape {
  if (last?.href === href && last.peaks === peaks && last.chapters === chapters) return last;
  // Who plays on from a list of places brings no shape along.
  if (last?.href === href && peaks === null && chapters.length === 0) return last;
  const next = { href, peaks, chapters };
  writeJson(storage, KEY, next);
  return next;
}
