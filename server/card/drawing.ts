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

/** The waveform fills its frame, the part before `played` (0 to 1) in the accent, and the playhead stands there. */
export function drawWave(
  pen: SKRSContext2D,
  peaks: string | null,
  played: number | null,
  { x, y, width, height }: Frame,
): void {
  const bars = Math.floor(width / BAR);
  const wave = new Path2D(wavePath(peaks === null ? new Uint8Array(1) : decodePeaks(peaks), bars));
  pen.save();
  pen.translate(x, y);
  pen.scale(width / bars, height / WAVE_UNITS);
  drawPath(pen, wave, LIGHT.wave, 0.5);
  pen.beginPath();
  pen.rect(0, 0, Math.floor((played ?? 0) * bars), WAVE_UNITS);
  pen.clip();
  drawPath(pen, wave, LIGHT.accent, 0.5);
  pen.restore();
  if (played === null) return;
  pen.fillStyle = LIGHT.accent;
  pen.beginPath();
  pen.roundRect(x + played * width - 2, y - 14, 4, height + 28, 2);
  pen.fill();
}

/** The picture of the show, or the mark of the house, as app/icon.svg has it, where there is none. */
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
