import { type Canvas, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { decodePeaks } from "#core/audio/peaks.ts";
import { wavePath } from "#core/audio/wave-path.ts";
import { LIGHT } from "#core/page/palette.ts";

export type Colour = (typeof LIGHT)[keyof typeof LIGHT];

/** In pixels. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function drawPaper(pen: SKRSContext2D, { x, y, width, height }: Frame): void {
  pen.fillStyle = LIGHT.paper;
  pen.fillRect(x, y, width, height);
}

/** The height of a `wavePath`. */
const WAVE_UNITS = 24;
/** From one bar to the next, in pixels. */
const BAR = 6;

/** How the tint of a range covers what is behind it, from 0 to 1, and how narrow it may get, in pixels. */
const TINT = 0.16;
const NARROWEST = 2 * BAR;

/** A moment on a waveform: shares of the whole from 0 to 1; `ended` is null for a mere point, both for none. */
interface WaveMoment {
  readonly played: number | null;
  readonly ended: number | null;
}

/** The waveform fills its frame, with the playhead at the moment: the part of a range is in the accent, else what lies before a point. */
export function drawWave(
  pen: SKRSContext2D,
  peaks: string | null,
  { played, ended }: WaveMoment,
  { x, y, width, height }: Frame,
): void {
  const bars = Math.floor(width / BAR);
  const step = width / bars;
  const start = (played ?? 0) * width;
  const length = ended === null ? 0 : Math.max(NARROWEST, ended * width - start);
  if (length > 0) drawTint(pen, { x: x + start, y: y - 14, width: length, height: height + 28 });
  const wave = new Path2D(wavePath(peaks === null ? new Uint8Array(1) : decodePeaks(peaks), bars));
  pen.save();
  pen.translate(x, y);
  pen.scale(step, height / WAVE_UNITS);
  drawPath(pen, wave, LIGHT.wave, 0.5);
  pen.beginPath();
  const [from, to] = length > 0 ? [start, start + length] : [0, start];
  pen.rect(Math.floor(from / step), 0, Math.floor(to / step) - Math.floor(from / step), WAVE_UNITS);
  pen.clip();
  drawPath(pen, wave, LIGHT.accent, 0.5);
  pen.restore();
  if (played === null) return;
  pen.fillStyle = LIGHT.accent;
  pen.beginPath();
  pen.roundRect(x + played * width - 2, y - 14, 4, height + 28, 2);
  pen.fill();
}

function drawTint(pen: SKRSContext2D, { x, y, width, height }: Frame): void {
  pen.save();
  pen.globalAlpha = TINT;
  pen.fillStyle = LIGHT.accent;
  pen.beginPath();
  pen.roundRect(x, y, width, height, 2);
  pen.fill();
  pen.restore();
}

/** A round button that says: this can be heard. */
export function drawPlaySign(pen: SKRSContext2D, { x, y, width: size }: Frame): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(size / 24, size / 24);
  pen.fillStyle = LIGHT.accent;
  pen.beginPath();
  pen.arc(12, 12, 12, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = LIGHT.paper;
  pen.fill(new Path2D("M9.5 7v10l8-5z"));
  pen.restore();
}

/** The picture of the show, or the mark of the house, as public/icon.svg has it, where there is none. */
export function drawArt(pen: SKRSContext2D, picture: Canvas | null, frame: Frame): void {
  const { x, y, width, height } = frame;
  pen.save();
  if (picture === null) {
    pen.translate(x, y);
    pen.scale(width / 32, height / 32);
    pen.lineCap = "round";
    drawPath(pen, new Path2D("M6 13v6M11 9v14M21 10v12M26 13.500v5"), LIGHT.edge, 2.5);
    drawPath(pen, new Path2D("M16 4v24"), LIGHT.accent, 3);
  } else {
    pen.beginPath();
    pen.roundRect(x, y, width, height, 6);
    pen.clip();
    pen.drawImage(picture, x, y, width, height);
  }
  pen.restore();
}

function drawPath(pen: SKRSContext2D, path: Path2D, colour: Colour, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke(path);
}
