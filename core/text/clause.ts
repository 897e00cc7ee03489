import { sentenceSpan } from "./sentence.ts";
import { type WordSpan, wordSpans } from "./word.ts";

/** What ends a clause, with the marks that close after it. Between digits and letters it is part of a word: 3,5. */
const CLAUSE_END = /(?:[,;:…–—]["'”’»)\]]*(?=\s))|(?:[、，；：،؛]["'”’»」』）)\]]*)/gu;
/** What a clause does not end with when it stands alone. */
const LOOSE_END = /[\s,;:–—、，；：،؛]+$/u;
/** A shorter clause, such as "Well,", says nothing without the next one. In characters. */
const LEAST = 12;
/** Of a longer clause the words around are enough: two lines of a tip. In characters. */
const MOST = 90;
/** Of a clause that is cut so much at least stands before the word. In characters. */
const LEAD = 30;

/** The clause of a text in which a word stands, from punctuation to punctuation; where it is very long, the words around. */
export function clauseAround(text: string, word: WordSpan, language: string): string {
  const clause = clauseSpan(text, word, sentenceSpan(text, word.start, language));
  if (clause.end - clause.start <= MOST) return text.slice(clause.start, clause.end).replace(LOOSE_END, "");
  return wordsWithin(text, word, clause);
}

function clauseSpan(text: string, word: WordSpan, sentence: WordSpan): WordSpan {
  const within = text.slice(sentence.start, sentence.end);
  const ends = [...within.matchAll(CLAUSE_END)].map(
    (match) => sentence.start + match.index + match[0].length,
  );
  const spans = [...ends, sentence.end].map((end, index, all) => ({
    start: all[index - 1] ?? sentence.start,
    end,
  }));
  let first = Math.max(
    0,
    spans.findIndex(({ end }) => end > word.start),
  );
  let last = first;
  const start = () => spans[first]?.start ?? sentence.start;
  const end = () => spans[last]?.end ?? sentence.end;
  while (text.slice(start(), end()).trim().length < LEAST && spans.length > last - first + 1) {
    if (last < spans.length - 1) last += 1;
    else first -= 1;
  }
  return { start: start() + leadingSpace(text.slice(start(), end())), end: end() };
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

/** As many whole words of a clause as there is room for, the word among them. */
function wordsWithin(text: string, word: WordSpan, clause: WordSpan): string {
  const words = wordSpans(text).filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const earliest = Math.min(word.start - LEAD, clause.end - MOST);
  const from = words.find(({ start }) => start >= earliest)?.start ?? word.start;
  const to = words.findLast(({ end }) => end <= from + MOST)?.end ?? word.end;
  const before = from > clause.start ? "…" : "";
  const after = to < clause.end ? "…" : "";
  return `${before}${text.slice(from, Math.max(to, word.end)).replace(LOOSE_END, "")}${after}`;
}
