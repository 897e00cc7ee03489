import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { pictureSize } from "#server/card/picture-size.ts";
import { paintPortrait } from "#server/card/portrait.ts";

const MOST = 1_000_000;

/** Red at the left, blue at the right, and green beyond what a square of its middle has. */
function scene() {
  const canvas = createCanvas(600, 200);
  const pen = canvas.getContext("2d");
  for (const [colour, x, width] of [
    ["#0f0", 0, 600],
    ["#f00", 200, 100],
    ["#00f", 300, 100],
  ] as const) {
    pen.fillStyle = colour;
    pen.fillRect(x, 0, width, 200);
  }
  return canvas;
}

async function pixelsOf(png: Uint8Array | null, ...spots: readonly (readonly [x: number, y: number])[]) {
  const picture = await loadImage(png ?? new Uint8Array());
  const pen = createCanvas(picture.width, picture.height).getContext("2d");
  pen.drawImage(picture, 0, 0);
  return spots.map(([x, y]) => {
    const [red = 0, green = 0, blue = 0] = pen.getImageData(x, y, 1, 1).data;
    return [red, green, blue].map((part) => Math.round(part / 255)).join("");
  });
}

describe("a portrait", () => {
  test.each(["png", "jpeg", "webp"] as const)("of a %s is the square in its middle", async (format) => {
    const file = await (format === "png" ? scene().encode(format) : scene().encode(format));
    expect(pictureSize(file)).toEqual({ width: 600, height: 200 });
    const png = await paintPortrait(file, MOST);
    expect(pictureSize(png ?? file)).toEqual({ width: 256, height: 256 });
    expect(await pixelsOf(png, [10, 128], [246, 128])).toEqual(["100", "001"]);
  });

  test("is upright however the camera was held, and says nothing of where that was", async () => {
    const jpeg = await scene().encode("jpeg");
    // APP1 with an Exif of one field: the orientation 6, for what is to be turned to the right.
    const exif = Buffer.concat([
      Buffer.from("ffe10022", "hex"),
      Buffer.from("Exif\0\0"),
      Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex"),
    ]);
    const turned = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
    const png = await paintPortrait(turned, MOST);
    expect(await pixelsOf(png, [128, 10], [128, 246])).toEqual(["100", "001"]);
    expect(Buffer.from(png ?? []).includes("Exif")).toBe(false);
  });

  test("is none of what is too large, cut short or no picture", async () => {
    const file = await scene().encode("png");
    expect(await paintPortrait(file, 600 * 200 - 1)).toBeNull();
    expect(await paintPortrait(file.subarray(0, 60), MOST)).toBeNull();
    expect(await paintPortrait(Buffer.from("<svg/>"), MOST)).toBeNull();
  });
});

test.each([
  ["VP8 ", "VP8 00000000000000 9d012a 58c2 c800", 600, 200],
  ["VP8L", "VP8L00000000 2f 57c23100 0000000000", 600, 200],
  ["VP8X", "VP8X00000000 00000000 570200 c70000", 600, 200],
  ["VP8X at its largest", "VP8X00000000 00000000 ffffff ffffff", 2 ** 24, 2 ** 24],
])("the head of a WebP says its size: %s", (_, chunk, width, height) => {
  const bytes = Buffer.from(chunk.slice(4).replaceAll(" ", ""), "hex");
  const file = Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${chunk.slice(0, 4)}`), bytes]);
  expect(pictureSize(file)).toEqual({ width, height });
  expect(pictureSize(file.subarray(0, 29))).toBeNull();
});
