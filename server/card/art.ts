import { readFile } from "node:fs/promises";
import { findMedia, type Media } from "../media/store.ts";
import { pictureSize } from "./picture-size.ts";
import { shrink } from "./resvg.ts";

/** Larger ones take too long to be made small: bytes, and pixels. */
const LARGEST_FILE = 4_000_000;
const LARGEST_PICTURE = 16_000_000;
/**
 * resvg takes one of four points when it draws a picture at a quarter of its size, and leaves out the rest beyond that:
 * 352 lies as far from the common 1,400 as from the 88 of a card.
 */
const SHRUNK = 352;
const MOST_KEPT = 200;

const kept = new Map<string, Promise<string | null>>();

/** A stored picture as a small data URL; null where there is none that can be drawn. Made small once, and kept. */
export function readArt(name: string | null, mediaDir: string): Promise<string | null> {
  if (name === null) return Promise.resolve(null);
  const known = kept.get(name) ?? findMedia(mediaDir, name).then((media) => media && shrinkArt(media));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, known);
  return known;
}

async function shrinkArt({ path, size, mimeType }: Media): Promise<string | null> {
  if (size > LARGEST_FILE) return null;
  const bytes = await readFile(path);
  const picture = pictureSize(bytes);
  if (picture === null || picture.width * picture.height > LARGEST_PICTURE) return null;
  const shrunk = shrink(dataUrl(mimeType, bytes), SHRUNK);
  return shrunk && dataUrl("image/png", Buffer.from(shrunk));
}

function dataUrl(mimeType: string, bytes: Buffer): string {
  return `data:${mimeType};base64,${bytes.toString("base64")}`;
}
