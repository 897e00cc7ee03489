import { decodePeaks } from "#core/audio/peaks.ts";
import { wavePath } from "#core/audio/wave-path.ts";
import { element, type WrittenXml } from "#core/markup/xml-writer.ts";
import { CARD_SIZE } from "#core/page/card-address.ts";
import { LIGHT } from "#core/page/palette.ts";
import { type Run, writtenRun } from "./lettering.ts";

type Colour = (typeof LIGHT)[keyof typeof LIGHT];

/** Where a line of text stands, in pixels: `x` is its left end, `y` its base line. */
export interface Setting {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: Colour;
}

/** The runs of a line, one after the other. */
export function drawLine(runs: readonly Run[], { x, y, size, colour }: Setting): WrittenXml {
  let left = x;
  const drawn = runs.map((run) => {
    const placed = { x: digits(left), y: digits(y), "font-size": String(size), fill: colour };
    const outline = { stroke: colour, "stroke-width": digits(run.face.stroke * size) };
    left += run.width * size;
    const look = { ...placed, ...(run.face.stroke > 0 ? outline : {}), "font-family": run.face.family };
    return element("text", look, writtenRun(run));
  });
  return group({ "stroke-linejoin": "round" }, drawn);
}

export function widthIn(runs: readonly Run[], size: number): number {
  return runs.reduce((sum, { width }) => sum + width, 0) * size;
}

/** The waveform fills its frame, the part before `played` (0 to 1) in the accent, and the playhead stands there. */
export function drawWave(
  peaks: string | null,
  played: number | null,
  { x, y, width, height }: Frame,
): WrittenXml {
  const bars = width / BAR;
  const path = wavePath(peaks === null ? new Uint8Array(1) : decodePeaks(peaks), bars);
  const drawn = (stroke: Colour) => element("path", { d: path, stroke, "stroke-width": "0.5" });
  const heard = { x: 0, y: 0, width: Math.floor((played ?? 0) * bars), height: WAVE_UNITS };
  const clip = element("clipPath", { id: "heard" }, rectangle(heard, {}));
  const scaled = { transform: `translate(${x} ${y}) scale(${BAR} ${height / WAVE_UNITS})` };
  const wave = group(scaled, [
    clip,
    drawn(LIGHT.wave),
    group({ "clip-path": "url(#heard)" }, [drawn(LIGHT.accent)]),
  ]);
  if (played === null) return wave;
  const head = { x: x + played * width - 2, y: y - 14, width: 4, height: height + 28 };
  return group({}, [wave, rectangle(head, { fill: LIGHT.accent, rx: "2" })]);
}

/** The height of a `wavePath`. */
const WAVE_UNITS = 24;
/** From one bar to the next, in pixels. */
const BAR = 6;

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The mark of the house, as app/icon.svg has it, and over it the picture of the show where there is one. */
export function drawArt(picture: string | null, { x, y, width, height }: Frame): WrittenXml {
  const bars = element("path", {
    stroke: LIGHT.edge,
    "stroke-width": "2.5",
    d: "M6 13v6M11 9v14M21 10v12M26 13.500v5",
  });
  const head = element("path", { stroke: LIGHT.accent, "stroke-width": "3", d: "M16 4v24" });
  const mark = group({ transform: `translate(${x} ${y}) scale(${width / 32})`, "stroke-linecap": "round" }, [
    bars,
    head,
  ]);
  if (picture === null) return mark;
  const size = { x: String(x), y: String(y), width: String(width), height: String(height) };
  const clip = element("clipPath", { id: "art" }, rectangle({ x, y, width, height }, { rx: "6" }));
  const image = element("image", { ...size, href: picture, preserveAspectRatio: "xMidYMid slice" });
  return group({}, [clip, group({ "clip-path": "url(#art)" }, [image])]);
}

/** A card of these parts, on paper. */
export function drawSheet(parts: readonly WrittenXml[]): string {
  const size = { width: String(CARD_SIZE.width), height: String(CARD_SIZE.height) };
  const paper = rectangle({ x: 0, y: 0, ...CARD_SIZE }, { fill: LIGHT.paper });
  return element("svg", { ...size, xmlns: "http://www.w3.org/2000/svg" }, paper, ...parts).xml;
}

function rectangle(frame: Frame, attributes: Readonly<Record<string, string>>): WrittenXml {
  const { x, y, width, height } = frame;
  const place = { x: digits(x), y: digits(y), width: digits(width), height: digits(height) };
  return element("rect", { ...place, ...attributes });
}

function group(attributes: Readonly<Record<string, string>>, parts: readonly WrittenXml[]): WrittenXml {
  return element("g", attributes, ...parts);
}

function digits(value: number): string {
  return String(Math.round(value * 100) / 100);
}
