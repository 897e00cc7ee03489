import fc from "fast-check";
import type { EditablePassage } from "#core/revision/correction.ts";
import type { Plan } from "#core/revision/plan.ts";
import { planCorrections } from "#core/revision/plan.ts";
import type { Wish } from "#core/revision/wish.ts";
import { wordSpans } from "#core/text/word.ts";

/** Few of each kind, so that words are met again: also composed and taken apart, and with what nobody sees. */
const WORDS = ["the", "The", "the,", "station", "radio.", "don’t", "—", "C++"];
const RUSSIAN = ["чай", "Чай,", "всё", "й\u0306од.", "«станция»"];
const JAPANESE = ["今日", "は", "東京、", "です。", "カフェ", "が\u3099", "⼀"];
const ARABIC = ["قِصَّة", "قصة،", "القهوة", "\u200fإذاعة."];
const SIGNS = ["👩‍👩‍👧", "👍🏽", "e\u0301t\u00e9", "é", "\u0301", "ไทย", "🇳🇴.", "\ud800"];
const SPEAKERS = [null, "Ada", "Борис", "花子"];

const anyWord = fc.constantFrom(...WORDS, ...RUSSIAN, ...JAPANESE, ...ARABIC, ...SIGNS);
const joint = fc.constantFrom(" ", " ", " ", "", "  ", "\u00a0", "\n");
export const anyText = fc
  .array(fc.tuple(anyWord, joint), { maxLength: 12 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(""));
export const spokenText = anyText.map((text) => text.trim()).filter((text) => text !== "");
const anySpeaker = fc.constantFrom(...SPEAKERS);

/** Seconds from one word to the next, and how long a passage goes on after its last word: also into the next one. */
const step = fc.constantFrom(0, 0.001, 0.2, 0.333, 1.5);
const drafted = fc.record({
  text: spokenText,
  speaker: anySpeaker,
  steps: fc.array(step, { minLength: 12, maxLength: 12 }),
  after: fc.constantFrom(0, 0.4, 2),
});

/** A transcript as they are imported: the starts of all its words never decrease. */
function timed(
  parts: readonly { text: string; speaker: string | null; steps: readonly number[]; after: number }[],
) {
  let now = 1000;
  return parts.map(({ text, speaker, steps, after }, index): EditablePassage => {
    const times = wordSpans(text).map((_, word) => {
      now += (steps[word % steps.length] ?? 0) * 1000;
      return Math.round(now) / 1000;
    });
    const last = times.at(-1) ?? 0;
    return {
      id: index + 1,
      speaker,
      start: times[0] ?? 0,
      end: Math.round((last + after) * 1000) / 1000,
      text,
      wordTimes: times,
    };
  });
}

const parts = fc.array(drafted, { minLength: 1, maxLength: 6 });
export const timedTranscript = parts.map(timed);
export const untimedTranscript = parts.map((some) =>
  some.map(
    ({ text, speaker }, index): EditablePassage => ({
      id: index + 1,
      speaker,
      start: null,
      end: null,
      text,
      wordTimes: [],
    }),
  ),
);
export const transcript = fc.oneof(
  { arbitrary: timedTranscript, weight: 4 },
  { arbitrary: untimedTranscript, weight: 1 },
);

/** What an editor may want, before it is known of what. */
export interface Whim {
  readonly kind: "text" | "word" | "speaker" | "split" | "merge" | "boundary" | "rename";
  readonly which: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly at: number;
  readonly words: number;
}

export const whim: fc.Arbitrary<Whim> = fc.record({
  kind: fc.constantFrom("text", "word", "word", "word", "speaker", "split", "merge", "boundary", "rename"),
  which: fc.nat(20),
  text: fc.oneof(spokenText, spokenText, anyText),
  speaker: anySpeaker,
  at: fc.nat(60),
  words: fc.integer({ min: -4, max: 4 }),
});

/** The wish of somebody who sees this transcript. */
export function wishOf(
  passages: readonly EditablePassage[],
  { kind, which, text, speaker, at, words }: Whim,
): Wish {
  const passage = passages[which % passages.length];
  if (!passage) throw new Error("There are no passages");
  const told = { passage: passage.id, before: passage.text };
  switch (kind) {
    case "text":
      return { kind, ...told, text };
    case "word": {
      const spans = wordSpans(passage.text);
      const span = spans[at % spans.length];
      const changed = `${passage.text.slice(0, span?.start)}${text}${passage.text.slice(span?.end)}`;
      return { kind: "text", ...told, text: changed };
    }
    case "speaker":
      return { kind, passage: passage.id, before: passage.speaker, speaker };
    case "split":
      return { kind, ...told, at: at % (passage.text.length + 1), speaker };
    case "merge":
      return { kind, ...told };
    case "boundary":
      return { kind, ...told, words };
    case "rename":
      return { kind, before: passage.speaker ?? "Ada", speaker };
  }
}

export function idsFrom(first: number): () => number {
  let next = first;
  return () => next++;
}

export function plan(
  passages: readonly EditablePassage[],
  wish: Wish,
  nextId: () => number,
): Extract<Plan, { kind: "planned" }> | null {
  const planned = planCorrections(passages, [wish], nextId);
  return planned.kind === "planned" ? planned : null;
}

/** What is amiss with a transcript; empty when nothing is. */
export function faults(passages: readonly EditablePassage[]): readonly string[] {
  const ids = new Set(passages.map(({ id }) => id));
  return [
    ...(ids.size === passages.length ? [] : ["an id is twice"]),
    ...passages.flatMap(({ id, text, start, end, wordTimes }) => {
      if (text === "" || text !== text.trim()) return [`${id} is not trimmed: ${JSON.stringify(text)}`];
      if (start === null || end === null)
        return start === end && wordTimes.length === 0 ? [] : [`${id} is half timed`];
      const all = [start, ...wordTimes, end];
      if (wordTimes.length !== wordSpans(text).length) return [`${id} has ${wordTimes.length} times`];
      return all.every((time, place) => time >= (all[place - 1] ?? 0))
        ? []
        : [`${id} is not ordered: ${all.join(" ")}`];
    }),
    ...(isOrdered(passages.flatMap(({ wordTimes }) => wordTimes)) ? [] : ["words are not in order of time"]),
  ];
}

function isOrdered(times: readonly number[]): boolean {
  return times.every((time, place) => time >= (times[place - 1] ?? 0));
}

export function applied(result: {
  readonly kind: string;
  readonly passages?: readonly EditablePassage[];
}): readonly EditablePassage[] {
  if (result.kind !== "applied" || !result.passages) throw new Error(`It is a ${JSON.stringify(result)}`);
  return result.passages;
}

/** All words with who says them and when, as they come. */
export function listSaid(passages: readonly EditablePassage[]): readonly string[] {
  return passages.flatMap(({ text }) => wordSpans(text).map(({ start, end }) => text.slice(start, end)));
}
