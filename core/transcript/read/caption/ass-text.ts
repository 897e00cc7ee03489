import { foldSpaces } from "../../../text/white-space.ts";
import { roundToMillisecond } from "../../../time/time.ts";
import type { Stamp } from "../../cue.ts";

/** A block of override codes or a remark, an escape, or text. */
const TOKEN = /\{[^{}]*\}|\\[Nnh{}]|[^{\\]+|./gsu;
const KARAOKE = /\\(kt|k[fo]?|K)[ \t]*(\d{1,7})/g;
const DRAWING = /\\p[ \t]*(\d{1,3})/g;

/**
 * The text of a line in SubStation Alpha that begins at `start` (seconds): override codes and drawings left out, line
 * breaks as spaces, and the stamps of words that karaoke codes open, which count hundredths of a second.
 */
export function readAssText(
  source: string,
  start: number,
): { readonly text: string; readonly stamps: readonly Stamp[] } {
  const stamps: Stamp[] = [];
  let text = "";
  // Kept apart: to look at the end of a text that grows would copy it each time.
  let spaced = true;
  let [drawing, elapsed] = [false, 0];
  let stamp: number | null = null;
  for (const [token] of source.matchAll(TOKEN)) {
    if (token.startsWith("{") && token.endsWith("}")) {
      for (const [, code, length] of token.matchAll(KARAOKE)) {
        if (code === "kt") elapsed = Number(length);
        else {
          stamp = roundToMillisecond(start + elapsed / 100);
          elapsed += Number(length);
        }
      }
      for (const [, scale] of token.matchAll(DRAWING)) drawing = Number(scale) > 0;
      continue;
    }
    if (drawing) continue;
    const piece = /^\\[Nnh]$/.test(token) ? " " : token.replace(/^\\(?=[{}])/, "").replace(/\s+/g, " ");
    const own: string = spaced ? piece.trimStart() : piece;
    if (own.trim() !== "" && stamp !== null) {
      const opensWord = spaced || own.startsWith(" ");
      const offset = text.length + (own.startsWith(" ") ? 1 : 0);
      if (opensWord && stamp >= (stamps.at(-1)?.time ?? 0)) stamps.push({ offset, time: stamp });
      stamp = null;
    }
    text += own;
    if (own !== "") spaced = own.endsWith(" ");
  }
  return { text: foldSpaces(text), stamps };
}
