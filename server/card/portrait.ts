import { drawSquare } from "./square.ts";

/** Pixels. */
const SIDE = 256;

/** A picture of somebody as a small square PNG, of which nothing is left but what is seen; null of one that cannot be drawn. */
export async function paintPortrait(file: Uint8Array, largest: number): Promise<Uint8Array | null> {
  const square = await drawSquare(file, { side: SIDE, largest });
  return square ? square.encode("png") : null;
}
