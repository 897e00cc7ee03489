import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { ICON_FORMS } from "#core/page/site-icon.ts";
import { paintIcon } from "#server/card/icon.ts";

/** A logo of one colour. */
async function logo(width: number, height: number): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ff0000";
  pen.fillRect(0, 0, width, height);
  return canvas.encode("png");
}

/** The colour at a place of an icon, in parts of its side. */
async function looking(icon: Uint8Array | null) {
  if (icon === null) throw new Error("There is no icon");
  const picture = await loadImage(icon);
  const canvas = createCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const { width } = picture;
  const at = (x: number, y: number) => [
    ...pen.getImageData(Math.round(x * (width - 1)), Math.round(y * (width - 1)), 1, 1).data,
  ];
  return { width: picture.width, height: picture.height, at };
}

const RED = [255, 0, 0, 255];

test("a wide logo is whole in a clear icon, with nothing above it", async () => {
  const { width, height, at } = await looking(await paintIcon(await logo(400, 100), ICON_FORMS["32.png"]));
  expect([width, height]).toEqual([32, 32]);
  expect(at(0, 0.5)).toEqual(RED);
  expect(at(1, 0.5)).toEqual(RED);
  expect(at(0.5, 0)[3]).toBe(0);
});

test("a maskable icon has the whole logo within the circle that no mask cuts, on paper", async () => {
  for (const [width, height] of [
    [300, 300],
    [400, 100],
  ] as const) {
    const { width: side, at } = await looking(
      await paintIcon(await logo(width, height), ICON_FORMS["maskable-512.png"]),
    );
    expect(side).toBe(512);
    expect(at(0.5, 0.5)).toEqual(RED);
    expect(at(0, 0)[3]).toBe(255);
    const steps = Array.from({ length: 101 }, (_, index) => index / 100);
    const outside = steps.flatMap((x) => steps.map((y) => [x, y] as const));
    const red = outside.filter(
      ([x, y]) => Math.hypot(x - 0.5, y - 0.5) > 0.405 && at(x, y).join() === RED.join(),
    );
    expect(red).toEqual([]);
  }
});

test("of what is no picture, or says that it is too large, there is none", async () => {
  expect(await paintIcon(new TextEncoder().encode("<svg/>"), ICON_FORMS["32.png"])).toBeNull();
  const huge = new Uint8Array(await logo(10, 10));
  new DataView(huge.buffer).setUint32(16, 100_000);
  new DataView(huge.buffer).setUint32(20, 100_000);
  expect(await paintIcon(huge, ICON_FORMS["32.png"])).toBeNull();
});
