import { createCanvas, loadImage } from "@napi-rs/canvas";
import { LIGHT } from "#core/page/palette.ts";
import type { IconForm } from "#core/page/site-icon.ts";
import { pictureSize } from "./picture-size.ts";

/** Of a larger picture none is made. Pixels. */
const LARGEST = 16_000_000;

/** All of a picture as a square icon, a PNG; null of one that is too large or cannot be drawn. */
export async function paintIcon(file: Uint8Array, { side, kind }: IconForm): Promise<Uint8Array | null> {
  const announced = pictureSize(file);
  if (announced === null || announced.width * announced.height > LARGEST) return null;
  const picture = await loadImage(file).catch(() => null);
  if (picture === null) return null;
  const canvas = createCanvas(side, side);
  const pen = canvas.getContext("2d");
  if (kind !== "clear") {
    pen.fillStyle = LIGHT.paper;
    pen.fillRect(0, 0, side, side);
  }
  const scale = scaleOf(picture, { side, kind });
  const [width, height] = [picture.width * scale, picture.height * scale];
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, (side - width) / 2, (side - height) / 2, width, height);
  return canvas.encode("png");
}

function scaleOf(
  { width, height }: { readonly width: number; readonly height: number },
  { side, kind }: IconForm,
): number {
  // Its corners lie within the circle.
  if (kind === "maskable") return (0.8 * side) / Math.hypot(width, height);
  return ((kind === "tile" ? 0.8 : 1) * side) / Math.max(width, height);
}
