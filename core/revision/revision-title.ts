import type { Correction } from "./correction.ts";
import { describeCorrections } from "./correction-text.ts";

const MOST_CHARACTERS = 120;

/** A revision in a line: the first words or the first name that it changes, before and after; empty where it changes none. */
export function revisionTitle(corrections: readonly Correction[]): string {
  for (const described of describeCorrections(corrections)) {
    if (described.kind !== "words" && described.kind !== "speaker") continue;
    const [before, after] = [described.before, described.after].map((text) => shortened(text?.trim() || "–"));
    return `${before} → ${after}`;
  }
  return "";
}

function shortened(text: string): string {
  const characters = [...text];
  const most = MOST_CHARACTERS / 2;
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}
