import { describe, expect, test } from "vitest";
import { quotePrint } from "#core/quote/quote.ts";
import { quoteAt } from "#core/quote/quote-at.ts";
import { type FoundQuote, findQuote } from "#core/quote/quote-search.ts";
import type { EditablePassage } from "#core/revision/correction.ts";
import { Marked } from "#core/revision/marked.ts";
import { planCorrections } from "#core/revision/plan.ts";
import type { Wish } from "#core/revision/wish.ts";
import { wordSpans } from "#core/text/word.ts";
import type { Range } from "#core/time/moment.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

const WORDS = 3000;
const WORDS_A_PASSAGE = 50;
const SECONDS_A_WORD = 0.4;
const CORRECTIONS = 1000;
const QUOTES = 60;

/** Random numbers from 0 to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A word as often as in speech: the first of them all the time, the last hardly ever (Zipf's law). */
const someWord = (roll: () => number) => `w${Math.floor(3000 ** roll())}`;

function speech(roll: () => number): readonly EditablePassage[] {
  return Array.from({ length: WORDS / WORDS_A_PASSAGE }, (_, index) => {
    const timeOf = (word: number) =>
      Math.round((index * WORDS_A_PASSAGE + word) * SECONDS_A_WORD * 1000) / 1000;
    const words = Array.from({ length: WORDS_A_PASSAGE }, () => someWord(roll));
    return {
      id: index + 1,
      speaker: index % 3 === 0 ? "Ada" : "Bob",
      start: timeOf(0),
      end: timeOf(WORDS_A_PASSAGE),
      text: words.join(" "),
      wordTimes: words.map((_, word) => timeOf(word)),
    };
  });
}

/** What editors do: most of the time a word becomes another, goes or comes. */
function someWish(passages: readonly EditablePassage[], roll: () => number): Wish {
  const passage = passages[Math.floor(roll() * passages.length)];
  if (!passage) throw new Error("There are no passages");
  const { id, text, speaker } = passage;
  const told = { passage: id, before: text };
  const kind = roll();
  if (kind < 0.04) return { kind: "merge", ...told };
  if (kind < 0.08) return { kind: "split", ...told, at: Math.floor(roll() * text.length), speaker };
  if (kind < 0.12) return { kind: "boundary", ...told, words: Math.floor(roll() * 9) - 4 };
  if (kind < 0.14) return { kind: "speaker", passage: id, before: speaker, speaker: "Cy" };
  const words = text.split(" ");
  const at = Math.floor(roll() * words.length);
  const change = roll();
  const inserted = change < 0.6 ? [someWord(roll)] : change < 0.8 ? [] : [someWord(roll), words[at] ?? ""];
  return { kind: "text", ...told, text: words.toSpliced(at, 1, ...inserted).join(" ") };
}

/** After so many corrections, by the marks of its words, which are their places at first. */
function correct(first: readonly EditablePassage[], count: number, roll: () => number): Marked {
  let mark = 0;
  const marks = first.map(({ id, text }) => [id, wordSpans(text).map(() => mark++)] as const);
  let current = new Marked(first, new Map(marks));
  let nextId = WORDS;
  for (let done = 0; done < count; ) {
    const planned = planCorrections(current.passages, [someWish(current.passages, roll)], () => nextId++);
    if (planned.kind !== "planned") continue;
    for (const one of planned.corrections) {
      const fresh = one.kind === "words" ? wordSpans(one.inserted).map(() => -1) : [];
      current = current.after(one, fresh) ?? current;
    }
    done += planned.corrections.length > 0 ? 1 : 0;
  }
  return current;
}

/** When the words are spoken that are left of these, from the first to the end of the last; null when none is. */
function spanOf(marked: Marked, from: number, to: number): Range | null {
  const words = marked.passages.flatMap(({ id, wordTimes, end }) =>
    marked
      .marksOf(id)
      .map((mark, word) => ({ mark, start: wordTimes[word] ?? 0, end: wordTimes[word + 1] ?? end ?? 0 })),
  );
  const left = words.filter(({ mark }) => mark >= from && mark < to);
  const [first, last] = [left[0], left.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

describe("links to quotes in a transcript that was corrected a thousand times", () => {
  test.each(Array.from({ length: 6 }, (_, index) => index + 1))(
    "are on the same words, or gone (%i)",
    (seed) => {
      const roll = dice(seed);
      const first = speech(roll);
      const transcript = {
        language: "en",
        timing: "word" as const,
        passages: first.map((passage) => ({ ...passage, wordTimes: encodeWordTimes(passage.wordTimes) })),
      };
      const current = correct(first, CORRECTIONS, roll);
      const count = { found: 0, gone: 0 };
      for (let quote = 0; quote < QUOTES; quote++) {
        const from = Math.floor(roll() * (WORDS - 100));
        const to = from + 1 + Math.floor(90 * roll() ** 2);
        const moment = {
          start: Math.round(from * SECONDS_A_WORD * 1000) / 1000,
          end: Math.round(to * SECONDS_A_WORD * 1000) / 1000,
        };
        const quoted = quoteAt(transcript, moment);
        if (!quoted) throw new Error("Nothing is said there");
        const found = findQuote(current.passages, quotePrint(quoted.text), moment);
        const truth = spanOf(current, from, to);
        count[found?.kind === "gone" ? "gone" : "found"]++;
        expect({ from, to, truth, found, isRight: isOn(found, truth) }).toMatchObject({ isRight: true });
      }
      expect(count.found).toBeGreaterThan(count.gone);
    },
  );
});

/** Whether what was found holds most of what is left of the quote, or is held by it: its ends may have been corrected away. */
function isOn(found: FoundQuote | null, truth: Range | null): boolean {
  if (found === null || found.kind === "gone") return found !== null;
  if (truth === null) return false;
  const { start, end } = found.moment;
  const common = Math.min(end ?? start, truth.end) - Math.max(start, truth.start);
  return common > 0 && common * 2 >= Math.min((end ?? start) - start, truth.end - truth.start);
}
