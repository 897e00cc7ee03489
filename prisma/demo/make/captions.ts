import type { Span } from "./festival.ts";
import type { Sentence } from "./script.ts";
import type { Timeline } from "./timeline.ts";

/** The most characters a cue holds. One that cannot be cut well may be longer by a word. */
const CUE_LENGTH = 80;

/** A written word and when it is spoken. */
interface TimedWord extends Span {
  readonly text: string;
}

/** What a cut costs: nothing at a pause, little at a mark or before a small word, most inside a name. */
const CUT = { pause: 0, mark: 2, beforeSmallWord: 14, phrase: 40, tight: 90 };

const SMALL_WORDS = new Set(
  (
    "and but or nor so because that which who where when while if than as with without from into for by at in on to of " +
    "и а но или что чтобы который которая которое которые где когда если чем как с без из в на для по от у о к"
  ).split(" "),
);

/** Words that never end a phrase: what they lead in follows. */
const LEADING_WORDS = new Set([
  ...SMALL_WORDS,
  ..."the a an its his her their our your my de le la не ни".split(" "),
]);

/** The whole transcript as WebVTT: cues of a phrase each, a time before every word but a cue's first. */
export function formatVtt(sentences: readonly Sentence[], timeline: Timeline): string {
  const cues = sentences.flatMap(({ speaker, words }, index) => {
    const spans = timeline.sentences[index] ?? [];
    const timed = words.map((text, place) => {
      const span = spans[place];
      if (span === undefined) throw new Error(`"${text}" has no time`);
      return { text, ...span };
    });
    return cutIntoCues(timed).map((cue) => formatCue(speaker, cue));
  });
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

function formatCue(speaker: string, words: readonly TimedWord[]): string {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const text = words
    .map((word, index) => (index === 0 ? "" : `<${formatTime(word.start)}>`) + escapeText(word.text))
    .join(" ");
  return `${formatTime(start)} --> ${formatTime(end)}\n<v ${speaker}>${text}`;
}

/** The cheapest way to cut a sentence: few cues, none too long, each ending where a phrase does. */
function cutIntoCues(words: readonly TimedWord[]): readonly (readonly TimedWord[])[] {
  /** The best way to say the first `n` words: its cost, and how many of them come before its last cue. */
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let until = 1; until <= words.length; until++) {
    let choice = { cost: Number.POSITIVE_INFINITY, from: until - 1 };
    for (let from = until - 1; from >= 0; from--) {
      const length = words
        .slice(from, until)
        .map(({ text }) => text)
        .join(" ").length;
      if (length > CUE_LENGTH && from < until - 1) break;
      const cost = (best[from]?.cost ?? 0) + cutCost(words, until) + cueCost(length);
      if (cost < choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const cues: (readonly TimedWord[])[] = [];
  for (let until = words.length; until > 0; until = best[until]?.from ?? 0) {
    cues.unshift(words.slice(best[until]?.from ?? 0, until));
  }
  return cues;
}

/** Every cue costs something, and the more the shorter it is, so that no word stands alone. */
function cueCost(length: number): number {
  return 6 + ((CUE_LENGTH - Math.min(length, CUE_LENGTH)) / 10) ** 2 / 4;
}

function cutCost(words: readonly TimedWord[], until: number): number {
  const last = words[until - 1];
  const next = words[until];
  if (last === undefined || next === undefined) return 0;
  if (next.start - last.end > 0.05) return CUT.pause;
  if (/[,;:.?!)–—]["'”’»]*$/u.test(last.text)) return CUT.mark;
  if (LEADING_WORDS.has(last.text.toLowerCase()) || (isName(last.text) && isName(next.text)))
    return CUT.tight;
  return SMALL_WORDS.has(next.text.toLowerCase()) ? CUT.beforeSmallWord : CUT.phrase;
}

function isName(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

/** `00:12:34.567`, to the nearest millisecond. */
export function formatTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const [hours, minutes, rest] = [
    Math.floor(milliseconds / 3_600_000),
    Math.floor(milliseconds / 60_000) % 60,
    milliseconds % 60_000,
  ];
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${(rest / 1000).toFixed(3).padStart(6, "0")}`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
