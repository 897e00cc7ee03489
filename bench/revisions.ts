import type { EditablePassage } from "#core/revision/correction.ts";
import { planCorrections } from "#core/revision/plan.ts";
import { reapply } from "#core/revision/reapply.ts";
import { listReplacements } from "#core/revision/replace.ts";
import type { Wish } from "#core/revision/wish.ts";
import { wordSpans } from "#core/text/word.ts";
import { decodeWordTimes, encodeWordTimes } from "#core/transcript/word-times.ts";
import { median } from "./metrics.ts";

const WORDS = 30_000;
const WORDS_A_PASSAGE = 60;
const REVISIONS = 500;
const TRANSCRIPTS = 1000;
const ROUNDS = 5;

/** What corrections cost beside reading a transcript of as many words: finding them, and the times of each. Medians. */
const passages = transcriptOf(WORDS, 0);
const stored = passages.map(({ text, wordTimes }) => ({ text, wordTimes: encodeWordTimes(wordTimes) }));
const read = medianOf(ROUNDS, () =>
  stored.reduce(
    (sum, { text, wordTimes }) => sum + wordSpans(text).length + decodeWordTimes(wordTimes).length,
    0,
  ),
);
const line = (name: string, time: number, baseline: number, of: string) =>
  `  ${name}: ${time.toFixed(time < 10 ? 2 : 0)} ms, ${(time / baseline).toFixed(time < baseline / 10 ? 3 : 1)} times ${of}`;
console.log(`revisions: ${WORDS} words, ${REVISIONS} revisions`);
console.log(`  reading the words and their times: ${read.toFixed(1)} ms`);

const wishes = Array.from({ length: REVISIONS }, (_, at) => wishAt(at));
const first = wishes[REVISIONS / 2] ?? wishAt(0);
console.log(
  line(
    "planning and applying a correction",
    medianOf(ROUNDS * 9, () => planned(passages, [first]).length),
    read,
    "reading",
  ),
);

const revisions = wishes.map((wish, index) => {
  const plan = planCorrections(passages, [wish], () => 0);
  return { number: index + 1, corrections: plan.kind === "planned" ? plan.corrections : [] };
});
const again = transcriptOf(WORDS, 12.5).map((passage, index) =>
  // A new word in every twentieth passage, all times others.
  index % 20 === 7
    ? {
        ...passage,
        text: passage.text.replace(" ", " new "),
        wordTimes: [passage.wordTimes[0] ?? 0, ...passage.wordTimes],
      }
    : passage,
);
const imported = again.map(({ id: _, ...passage }) => passage);
const reapplied = medianOf(ROUNDS, () => {
  const { revisions: those } = reapply(passages, imported, revisions, () => 0);
  return those.filter(({ fits }) => fits).length;
});
const { revisions: those } = reapply(passages, imported, revisions, () => 0);
console.log(line(`putting ${REVISIONS} revisions on it when it is read anew`, reapplied, read, "reading"));
console.log(`    ${those.filter(({ fits }) => fits).length} of them fit`);

const texts = passages.slice(0, 150);
const request = { find: "Word17", replacement: "word seventeen", wholeWords: true, matchCase: false };
const listed = medianOf(3, () => {
  let count = 0;
  for (let at = 0; at < TRANSCRIPTS; at++) count += listReplacements(texts, request).length;
  return count;
});
const lowered = medianOf(3, () => {
  let count = 0;
  for (let at = 0; at < TRANSCRIPTS; at++)
    for (const { text } of texts) count += text.toLowerCase().split("word17").length - 1;
  return count;
});
const hour = texts.length * WORDS_A_PASSAGE;
console.log(
  line(
    `replacements in ${TRANSCRIPTS} transcripts of ${hour} words`,
    listed,
    lowered,
    "splitting their texts in lower case",
  ),
);

/** Words of which most are met often, and every passage has some of its own; one every 0.4 s from `from` on. */
function transcriptOf(words: number, from: number): readonly EditablePassage[] {
  return Array.from({ length: words / WORDS_A_PASSAGE }, (_, index) => {
    const said = Array.from({ length: WORDS_A_PASSAGE }, (_, word) =>
      word % 12 === 5 ? `own${index}-${word}` : `word${(index * 7 + word * word) % 997}`,
    );
    const timeOf = (word: number) =>
      Math.round((from + (index * WORDS_A_PASSAGE + word) * 0.4) * 1000) / 1000;
    return {
      id: index,
      speaker: "Ada",
      start: timeOf(0),
      end: timeOf(WORDS_A_PASSAGE),
      text: said.join(" "),
      wordTimes: said.map((_, word) => timeOf(word)),
    };
  });
}

/** One in each passage: a word becomes two. */
function wishAt(index: number): Wish {
  const { id, text } = passages[index % passages.length] ?? { id: 0, text: "" };
  return { kind: "text", passage: id, before: text, text: text.replace(/own\S+/, "two words") };
}

function planned(some: readonly EditablePassage[], wanted: readonly Wish[]): readonly EditablePassage[] {
  const plan = planCorrections(some, wanted, () => 0);
  if (plan.kind !== "planned") throw new Error(`The wish ${plan.wish} does not fit`);
  return plan.passages;
}

/** Milliseconds. */
function medianOf(rounds: number, work: () => number): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    if (work() === 0) throw new Error("Nothing was done");
    return performance.now() - start;
  });
  return median(times);
}
