import { readFile } from "node:fs/promises";
import { type Canvas, createCanvas, loadImage } from "@napi-rs/canvas";
import { findMedia, type Media } from "../media/store.ts";
import { pictureSize } from "./picture-size.ts";

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
  const bytes = await readFile(path);
  const announced = pictureSize(bytes);
  if (announced === null || announced.width * announced.height > LARGEST_PICTURE) return null;
  // Its head may be right and the rest not: there is no other way to know than to try.
  const picture = await loadImage(bytes).catch(() => null);
  if (picture === null) return null;
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  const small = createCanvas(ART_SIZE, ART_SIZE);
  small.getContext("2d").drawImage(picture, left, top, side, side, 0, 0, ART_SIZE, ART_SIZE);
  return small;
}
