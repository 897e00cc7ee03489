import { wordSpans } from "../text/word.ts";

/** What is looked at of an archive to find examples in it. */
export interface ExampleSource {
  readonly showTitle: string;
  readonly title: string;
  /** Of the transcript, BCP 47. */
  readonly language: string;
  readonly tags: readonly string[];
  /** The day it was published, `2026-11-23`. */
  readonly publishedDay: string | null;
  /** Whether it is known when its passages are said. */
  readonly timed: boolean;
  /** Passages of its transcript, in their order. */
  readonly passages: readonly { readonly speaker: string | null; readonly text: string }[];
}

/** In the order in which they are shown. */
export const EXAMPLE_KINDS = [
  "words",
  "phrase",
  "near",
  "without",
  "either",
  "beginning",
  "turns",
  "speaker",
  "show",
  "tag",
  "dates",
  "title",
  "lang",
  "transcript",
] as const;

/** A query that finds something, and what it shows of how to search. */
export interface SearchExample {
  readonly kind: (typeof EXAMPLE_KINDS)[number];
  readonly query: string;
}

/** Shorter words are mostly those that hold a sentence together. */
const LEAST_LETTERS = 5;
/** Of a beginning, as it is typed. */
const BEGINNING = 4;
/** A word that more than this share of passages have says little. */
const MOST_SHARE = 0.4;
/** Nobody types longer words to try something. */
const MOST_LETTERS = 14;

interface ReadPassage {
  readonly speaker: string | null;
  /** In small letters, in their order; null for one that is too short or too long to be an example. */
  readonly words: readonly (string | null)[];
}

/**
 * Queries that find something in an episode, one of each kind; fewer where it has no words that stand out, no tags or no
 * date. The same for the same episode.
 */
export function makeExamples({
  showTitle,
  title,
  language,
  tags,
  publishedDay,
  timed,
  passages,
}: ExampleSource): readonly SearchExample[] {
  const read = passages.map(({ speaker, text }) => ({ speaker, words: wordsOf(text) }));
  const telling = rankWords(read);
  const [first = null] = telling;
  if (first === null) return [];
  const together = read.find(({ words }) => words.includes(first) && telling.some(isOtherIn(words, first)));
  const second = telling.find(isOtherIn(together?.words ?? [], first)) ?? null;
  const apart = read.find(({ words }) => words.includes(first) && telling.some(isMissingIn(words)));
  const without = telling.find(isMissingIn(apart?.words ?? [])) ?? null;
  const voiced = read.find(({ speaker, words }) => speaker !== null && words.some((word) => word !== null));
  const said = telling.find((word) => voiced?.words.includes(word)) ?? null;
  const titled = longestWord(title);
  const queries: Record<SearchExample["kind"], string | null> = {
    words: second && `${first} ${second}`,
    phrase: phraseOf(read, telling),
    near: nearOf(read, telling),
    without: apart && without ? `${first} -${without}` : null,
    either: telling[1] === undefined ? null : `${first} OR ${telling[1]}`,
    beginning: `${beginningOf(first)}*`,
    turns: timed ? turnsOf(read, telling) : null,
    speaker: voiced?.speaker && said ? `${condition("speaker", voiced.speaker)} ${said}` : null,
    show: `${condition("show", showTitle)} ${first}`,
    tag: tags[0] === undefined ? null : `${condition("tag", tags[0])} ${first}`,
    dates: publishedDay && `after:${publishedDay.slice(0, 4)} ${first}`,
    title: titled && `in:title ${titled}`,
    lang: `lang:${language} ${first}`,
    transcript: `has:transcript ${first}`,
  };
  return EXAMPLE_KINDS.flatMap((kind) => {
    const query = queries[kind];
    return query === null ? [] : { kind, query };
  });
}

function wordsOf(text: string): readonly (string | null)[] {
  return wordSpans(text).map(({ start, end }) => {
    const whole = text.slice(start, end);
    // Only what ends a word may be cut off: in what stands within, the index sees two words.
    const word = whole.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
    const { length } = [...word];
    return /^\p{L}+$/u.test(word) && length >= LEAST_LETTERS && length <= MOST_LETTERS ? word : null;
  });
}

/**
 * The words that stand out: in several passages but not in most, the most frequent first, then in the order of the text.
 * One of those that begin alike: they may be forms of one word.
 */
function rankWords(passages: readonly ReadPassage[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { words } of passages)
    for (const word of new Set(words)) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.max(2, passages.length * MOST_SHARE);
  const beginnings = new Set<string>();
  return [...counts]
    .filter(([, count]) => count <= most)
    .sort(([, one], [, other]) => other - one)
    .map(([word]) => word)
    .filter((word) => beginnings.size < beginnings.add(beginningOf(word)).size);
}

/** Two such words side by side, of those that stand out the most. */
function phraseOf(passages: readonly ReadPassage[], telling: readonly string[]): string | null {
  const rank = new Map(telling.map((word, index) => [word, index]));
  let best: { readonly rank: number; readonly words: string } | null = null;
  for (const { words } of passages) {
    for (const [index, word] of words.entries()) {
      const next = words[index + 1];
      const place = word === null ? undefined : rank.get(word);
      if (place === undefined || next == null || next === word || !rank.has(next)) continue;
      if (best === null || place < best.rank) best = { rank: place, words: `"${word} ${next}"` };
    }
  }
  return best?.words ?? null;
}

/** Two such words with one or two others between them. */
function nearOf(passages: readonly ReadPassage[], telling: readonly string[]): string | null {
  for (const first of telling)
    for (const { words } of passages) {
      const at = words.indexOf(first);
      const near = at < 0 ? [] : words.slice(at + 2, at + 4);
      const second = near.find((word) => word !== null && word !== first && telling.includes(word));
      if (second) return `"${first} ${second}"~5`;
    }
  return null;
}

/** Two such words in passages that follow one another. */
function turnsOf(passages: readonly ReadPassage[], telling: readonly string[]): string | null {
  for (const first of telling)
    for (const [index, { words }] of passages.entries()) {
      const next = passages[index + 1]?.words ?? [];
      const second = words.includes(first) ? telling.find(isOtherIn(next, first)) : undefined;
      if (second !== undefined) return `${first} THEN ${second}`;
    }
  return null;
}

function beginningOf(word: string): string {
  return [...word].slice(0, BEGINNING).join("");
}

const isOtherIn = (words: readonly (string | null)[], word: string) => (other: string) =>
  other !== word && words.includes(other);

const isMissingIn = (words: readonly (string | null)[]) => (other: string) => !words.includes(other);

/** With as little of a name as one would type: its longest word, else all of it. */
function condition(field: "speaker" | "show" | "tag", name: string): string {
  const longest = longestWord(name);
  return longest === null ? `${field}:"${name.replaceAll('"', "")}"` : `${field}:${longest}`;
}

/** In small letters; null where no word has three. */
function longestWord(text: string): string | null {
  const words = text.toLowerCase().match(/(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}\p{M}])/gu) ?? [];
  return words.toSorted((one, other) => other.length - one.length)[0] ?? null;
}
