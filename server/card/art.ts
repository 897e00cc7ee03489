import type { Canvas } from "@napi-rs/canvas";
import type { MediaPlace } from "../media/place.ts";
import { readMedia } from "../media/store.ts";
import { drawSquare } from "./square.ts";

/** The side of a picture on a card, in pixels. */
export const ART_SIZE = 88;
/** Larger ones take too long to be made small: bytes, and pixels. */
const LARGEST_FILE = 4_000_000;
const LARGEST_PICTURE = 16_000_000;
const MOST_KEPT = 200;

const kept = new Map<string, Promise<Canvas | null>>();

/** A stored picture, square and small; null where there is none that can be drawn. Made small once, and kept. */
export function readArt(name: string | null, mediaPlace: MediaPlace): Promise<Canvas | null> {
  if (name === null) return Promise.resolve(null);
  const known = kept.get(name);
  if (known) return known;
  const shrunk = shrinkArt(name, mediaPlace);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, shrunk);
  // The next who asks tries again.
  shrunk.catch(() => kept.delete(name));
  return shrunk;
}

async function shrinkArt(name: string, mediaPlace: MediaPlace): Promise<Canvas | null> {
  const picture = await readMedia(mediaPlace, name, LARGEST_FILE);
  return picture && drawSquare(picture, { side: ART_SIZE, largest: LARGEST_PICTURE });
}
