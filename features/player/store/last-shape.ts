import { TRACK_SHAPE, type TrackShape } from "#core/episode/kept-track.ts";
import type { Track } from "#core/episode/track.ts";
import { asObject, asText, type Check } from "#core/file/json-check.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";

const KEY = "playhead.last";

/** What places leave out to stay small, of the one episode that was heard last: enough to draw its waveform. */
export type LastShape = Pick<Track, "href"> & TrackShape;

const asShape: Check<LastShape> = asObject({ href: asText, ...TRACK_SHAPE });

/** Null where none was kept, or none that can be read. */
export function readLastShape(storage: KeyValueStore): LastShape | null {
  return asShape(readJson(storage, KEY)) ?? null;
}

/** Keeps the shape of what is heard now, unless it stands there already. Returns what stands there. */
export function keepLastShape(
  storage: KeyValueStore,
  last: LastShape | null,
  { href, peaks, chapters, chaptersNoted }: Track,
): LastShape {
  if (last?.href === href && last.peaks === peaks && last.chapters === chapters) return last;
  // Who plays on from a list of places brings no shape along.
  if (last?.href === href && peaks === null && chapters.length === 0) return last;
  const next = { href, peaks, chapters, chaptersNoted };
  writeJson(storage, KEY, next);
  return next;
}
