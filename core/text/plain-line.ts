import { BIDI_CONTROLS } from "./bidi-control.ts";
import { foldSpaces } from "./white-space.ts";

/** Halves of surrogate pairs that stand alone: no address and no file can hold them. */
const LONE = /\p{Surrogate}/gu;
const TURNING = new RegExp(`[${BIDI_CONTROLS}]`, "g");
const CONTROLS = /\p{Cc}/gu;

/** A stranger's text on one line, to stand beside text of our own: it cannot turn, break or hide what follows it. */
export function plainLine(text: string): string {
  return foldSpaces(text.replace(CONTROLS, " ").replace(TURNING, "")).replace(LONE, "\uFFFD");
}
