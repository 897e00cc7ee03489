import { foldSpaces } from "./white-space.ts";

/** Halves of surrogate pairs that stand alone: no address and no file can hold them. */
const LONE = /\p{Surrogate}/gu;
/** What turns the text after it around (Unicode, UAX 9), and controls. */
const TURNING = /[\u202A-\u202E\u2066-\u2069\p{Cc}]/gu;

/** A stranger's text on one line, to stand beside text of our own: it cannot turn, break or hide what follows it. */
export function plainLine(text: string): string {
  return foldSpaces(text).replace(TURNING, "").replace(LONE, "\uFFFD");
}
