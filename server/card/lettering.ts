import type { SKRSContext2D } from "@napi-rs/canvas";
import { directionOf, type TextDirection } from "./direction.ts";
import type { Colour } from "./drawing.ts";
import { loadFaces, type Style } from "./faces.ts";

/** Where a line of text stands, in pixels, and how it looks. */
export interface Setting {
  readonly x: number;
  /** The end of the line that is at `x`. */
  readonly end: "left" | "right";
  /** Of the base line. */
  readonly y: number;
  readonly size: number;
  readonly colour: Colour;
}

/** Sets lines in one style. What no face has is left out. */
export interface TypeCase {
  /** How wide a line is, in ems. About 10 µs. */
  measure(line: string): number;
  /** `direction` is that of the text which the line is from. */
  draw(line: string, setting: Setting, direction?: TextDirection): void;
}

const MEASURED_SIZE = 100;

/** What sets any part of `text`. */
export async function openCase(pen: SKRSContext2D, text: string, style: Style): Promise<TypeCase> {
  const { families, shown } = await loadFaces(text, style);
  const take = (size: number, direction: TextDirection) => {
    pen.font = `400 ${size}px ${families}`;
    pen.direction = direction;
  };
  return {
    measure(line) {
      take(MEASURED_SIZE, directionOf(line));
      return pen.measureText(shown(line)).width / MEASURED_SIZE;
    },
    draw(line, { x, end, y, size, colour }, direction = directionOf(line)) {
      take(size, direction);
      pen.textAlign = end;
      pen.fillStyle = colour;
      pen.fillText(shown(line), x, y);
    },
  };
}
