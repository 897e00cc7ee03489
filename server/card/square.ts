import { type Canvas, createCanvas, loadImage } from "@napi-rs/canvas";
import { pictureSize } from "./picture-size.ts";

interface SquareOptions {
  /** Pixels of the side. */
  readonly side: number;
  /** Of a larger picture none is made: it takes too long, and all of it has to be in memory. Pixels. */
  readonly largest: number;
}

/** What is in the middle of a picture, square and of that size; null of one that is too large or cannot be drawn. */
export async function drawSquare(file: Uint8Array, { side, largest }: SquareOptions): Promise<Canvas | null> {
  const announced = pictureSize(file);
  if (announced === null || announced.width * announced.height > largest) return null;
  // Its head may be right and the rest not: there is no other way to know than to try.
  const picture = await loadImage(file).catch(() => null);
  if (picture === null) return null;
  const cut = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - cut) / 2, (picture.height - cut) / 2];
  const square = createCanvas(side, side);
  square.getContext("2d").drawImage(picture, left, top, cut, cut, 0, 0, side, side);
  return square;
}
