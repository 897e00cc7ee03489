import { readFile } from "node:fs/promises";
import type { Canvas } from "@napi-rs/canvas";
import { findMedia, type Media } from "../media/store.ts";
import { drawSquare } from "./square.ts";

/** The side of a picture on a card, in pixels. */
export const ART_SIZE = 88;
/** Larger ones take too long to be made small: bytes, and pixels. */
const LARGEST_FILE = 4_000_000;
const LARGEST_PICTURE = 16_000_000;
const MOST_KEPT = 200;

const kept = new Map<string, Promise<Canvas | null>>();

/** A stored picture, square and small; null where there is none that can be drawn. Made small once, and kept. */
export function readArt(name: string | null, mediaDir: string): Promise<Canvas | null> {
  if (name === null) return Promise.resolve(null);
  const known = kept.get(name) ?? findMedia(mediaDir, name).then((media) => media && shrinkArt(media));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, known);
  return known;
}

async function shrinkArt({ path, size }: Media): Promise<Canvas | null> {
  if (size > LARGEST_FILE) return null;
  return drawSquare(await readFile(path), { side: ART_SIZE, largest: LARGEST_PICTURE });
}
