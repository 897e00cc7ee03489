import type { Track } from "#core/episode/track.ts";
import { asList, asNumber, asObject, asText, type Check, orNull } from "#core/file/json-check.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";

const KEY = "playhead.last";

/** What places leave out to stay small, of the one episode that was heard last: enough to draw its waveform. */
export type LastShape = Pick<Track, "href" | "peaks" | "chapters">;

const asShape: Check<LastShape> = asObject({
  href: asText,
  peaks: orNull(asText),
  chapters: asList(asObject({ start: asNumber, title: asText })),
});

/** Null where none was kept, or none that can be read. */
export function readLastShape(storage: KeyValueStore): LastShape | null {
  return asShape(readJson(storage, KEY)) ?? null;
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
