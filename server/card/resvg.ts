import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { element } from "#core/markup/xml-writer.ts";
import type { Face } from "./faces.ts";

const require = createRequire(import.meta.url);

const SVG = "http://www.w3.org/2000/svg";

let ready: Promise<void> | null = null;

/** Must have come to its end before anything is drawn or measured. */
export function loadResvg(): Promise<void> {
  ready ??= readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")).then((wasm) => initWasm(wasm));
  return ready;
}

/** A drawing as a PNG. No font but `faces` is known to it, and nothing is read from anywhere. */
export function paint(svg: string, faces: readonly Face[]): Uint8Array {
  const resvg = openDrawing(svg, faces);
  const image = resvg.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    resvg.free();
  }
}

/** A picture as a PNG of `size` by `size` pixels that it fills; null for one that cannot be read. `url` is a data URL. */
export function shrink(url: string, size: number): Uint8Array | null {
  const frame = { width: String(size), height: String(size) };
  const picture = element("image", { ...frame, href: url, preserveAspectRatio: "xMidYMid slice" });
  const resvg = openDrawing(element("svg", { ...frame, xmlns: SVG }, picture).xml, []);
  const image = resvg.render();
  try {
    return image.pixels.some((value) => value !== 0) ? image.asPng() : null;
  } finally {
    image.free();
    resvg.free();
  }
}

const MEASURED_SIZE = 100;

/** How far the letters of a text reach when it is set in one face, in ems. About a millisecond. */
export function measureInk(text: string, face: Face): number {
  const written = element(
    "text",
    { "font-family": face.family, "font-size": String(MEASURED_SIZE), y: String(MEASURED_SIZE) },
    text,
  );
  const size = { width: "10", height: "10", xmlns: SVG };
  const resvg = openDrawing(element("svg", size, written).xml, [face]);
  const box = resvg.getBBox();
  const end = box ? box.x + box.width : 0;
  box?.free();
  resvg.free();
  return end / MEASURED_SIZE;
}

function openDrawing(svg: string, faces: readonly Face[]) {
  return new Resvg(svg, { font: { fontBuffers: faces.map(({ bytes }) => bytes) } });
}
