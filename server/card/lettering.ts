import { type Direction, levelsOf, visualOrder } from "./direction.ts";
import type { Face, FaceFinder } from "./faces.ts";
import { measureInk } from "./resvg.ts";

/** A stretch of a line in one face and one direction. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  /** Odd: right to left. */
  readonly level: number;
  /** In ems. */
  readonly width: number;
}

/**
 * A line, cut into runs from left to right. Each is drawn by itself: resvg sets a line of several faces only while none
 * of them joins letters, and takes every line for left to right. What no face has is left out.
 */
export function setLine(line: string, direction: Direction, find: FaceFinder): readonly Run[] {
  const clusters = splitClusters(line);
  const levels = levelsOf(clusters, direction);
  const runs: Omit<Run, "width">[] = [];
  for (const [index, text] of clusters.entries()) {
    const last = runs.at(-1);
    const face = find(text, last?.face ?? null);
    const next = face && { text, face, level: levels[index] ?? 0 };
    if (last && next && joins(last, next)) runs[runs.length - 1] = { ...last, text: last.text + text };
    else if (next) runs.push(next);
  }
  const parts = runs.flatMap(withoutEdgeSpaces);
  const order = visualOrder(parts.map(({ level }) => level));
  return order.flatMap((index) => parts[index] ?? []).map((run) => ({ ...run, width: widthOf(run) }));
}

function joins(last: Omit<Run, "width">, next: Omit<Run, "width">): boolean {
  return last.face === next.face && last.level === next.level && last.face.shaping?.unit !== "syllable";
}

/** Spaces at the edges are runs of their own: resvg moves those of a run to its end, whichever side that is. */
function withoutEdgeSpaces(run: Omit<Run, "width">): readonly Omit<Run, "width">[] {
  return run.text.split(/^( +)|( +)$/).flatMap((text) => (text ? { ...run, text } : []));
}

/** In ems; that of a text that is set in several lines is near the sum of its parts'. */
export function lineWidth(line: string, direction: Direction, find: FaceFinder): number {
  return setLine(line, direction, find).reduce((sum, { width }) => sum + width, 0);
}

const clusterSegmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters of a text as people count them; of Devanagari, whole syllables. */
export function splitClusters(text: string): readonly string[] {
  const clusters: string[] = [];
  for (const { segment } of clusterSegmenter.segment(text)) {
    const last = clusters.at(-1);
    if (last !== undefined && VIRAMA_END.test(last) && DEVANAGARI_LETTER.test(segment))
      clusters[clusters.length - 1] = last + segment;
    else clusters.push(segment);
  }
  return clusters;
}

/** The sign that binds a consonant to the next one; the rules of Unicode 15.0, which Node 20 has, part them. */
const VIRAMA_END = /\u094d[\u200c\u200d]?$/;
const DEVANAGARI_LETTER = /^(?=\p{L})\p{Script=Devanagari}/u;

const RIGHT_TO_LEFT_EMBEDDING = "\u202b";
const POP = "\u202c";

/** A run as resvg must be told it, which sets left to right what does not say otherwise. */
export function writtenRun({ text, level }: Pick<Run, "text" | "level">): string {
  return level % 2 === 1 ? `${RIGHT_TO_LEFT_EMBEDDING}${text}${POP}` : text;
}

/** They stand above and below, and some reach further than the letter that they belong to; the virama binds letters. */
const MARKS_WITHOUT_WIDTH = /(?!\u094d)\p{Mn}/gu;

const inks = new Map<string, number>();
// A card of the longest quote has some 150 words, or 300 syllables.
const MOST_INKS = 20_000;

function widthOf({ text, face, level }: Omit<Run, "width">): number {
  if (face.shaping === null || text.trim() === "") return sumAdvances(text, face);
  const letters = text.replace(MARKS_WITHOUT_WIDTH, "");
  const key = `${face.family} ${letters}`;
  const ink = inks.get(key) ?? measureInk(writtenRun({ text: letters, level }), face);
  if (inks.size >= MOST_INKS) inks.clear();
  inks.set(key, ink);
  return ink + face.shaping.bearing;
}

function sumAdvances(text: string, face: Face): number {
  return Array.from(text).reduce((sum, letter) => sum + (face.advance(letter.codePointAt(0) ?? 0) ?? 0), 0);
}
