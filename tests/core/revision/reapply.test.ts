import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EditablePassage } from "#core/revision/correction.ts";
import { planCorrections } from "#core/revision/plan.ts";
import { reapply } from "#core/revision/reapply.ts";
import type { Wish } from "#core/revision/wish.ts";
import type { Passage } from "#core/transcript/passage.ts";
import { faults, idsFrom, listSaid, timedTranscript, transcript, whim } from "./generated.ts";
import { asImported, type Passages, type Revision, reapplied, revise } from "./rereading.ts";

function timedBy(passage: EditablePassage, timeOf: (time: number) => number): EditablePassage {
  const move = (time: number) => Math.round(timeOf(time) * 1000) / 1000;
  const [start, end] = [passage.start, passage.end].map((time) => (time === null ? null : move(time)));
  return { ...passage, start: start ?? null, end: end ?? null, wordTimes: passage.wordTimes.map(move) };
}

/** All times slower or faster. */
const stretched = fc
  .constantFrom(0.5, 0.97, 1.2)
  .map((by) => (passages: Passages) => passages.map((one) => timedBy(one, (time) => time * by)));
/** Other pauses between words, and passages that end sooner, or go on while others speak. */
const paced = fc
  .array(fc.tuple(fc.constantFrom(0, 0.001, 0.2, 1.5, 40), fc.constantFrom(0, 0.4, 9)), {
    minLength: 1,
    maxLength: 20,
  })
  .map((paces) => (passages: Passages) => {
    let [word, now] = [0, 50];
    return passages.map((passage, index): EditablePassage => {
      const wordTimes = passage.wordTimes.map(() => {
        now += paces[word++ % paces.length]?.[0] ?? 0;
        return Math.round(now * 1000) / 1000;
      });
      const [start = 0, last = 0] = [wordTimes[0], wordTimes.at(-1)];
      const end = Math.round((last + (paces[index % paces.length]?.[1] ?? 0)) * 1000) / 1000;
      return { ...passage, start, end, wordTimes };
    });
  });
const timing = fc.oneof(stretched, paced);

const whims = fc.array(whim, { maxLength: 12 });

describe("revisions on what was imported again", () => {
  test("give the same transcript when it is the same", () => {
    fc.assert(
      fc.property(transcript, whims, (first, all) => {
        const { revisions, current } = revise(first, all);
        const again = reapply(first, asImported(first), revisions, idsFrom(1000));
        expect(JSON.stringify(again.source)).toBe(JSON.stringify(first));
        expect(again.revisions).toEqual(revisions.map((one) => ({ ...one, fits: true })));
        expect(JSON.stringify(again.current)).toBe(JSON.stringify(current));
      }),
      { numRuns: 800 },
    );
  });

  test("give the same transcript, so much later, when all of it is", () => {
    fc.assert(
      fc.property(timedTranscript, whims, fc.constantFrom(0.001, 33, 600.05, -0.9), (first, all, by) => {
        const { revisions, current } = revise(first, all);
        const later = (passages: Passages) =>
          passages.map((passage) => timedBy(passage, (time) => time + by));
        const again = reapply(first, asImported(later(first)), revisions, idsFrom(1000));
        expect(again.revisions.every(({ fits }) => fits)).toBe(true);
        expect(again.current).toEqual(later(current));
        expect(reapplied(again)).toEqual(again.current);
      }),
      { numRuns: 800 },
    );
  });

  test("all fit, on the same words, when nothing but times is different, however they are", () => {
    fc.assert(
      fc.property(timedTranscript, whims, timing, (first, all, retimed) => {
        const { revisions, current } = revise(first, all);
        const again = reapply(first, asImported(retimed(first)), revisions, idsFrom(1000));
        expect(again.revisions.every(({ fits }) => fits)).toBe(true);
        expect(faults(again.current)).toEqual([]);
        const shown = (passages: Passages) =>
          passages.map(({ id, speaker, text }) => ({ id, speaker, text }));
        expect(shown(again.current)).toEqual(shown(current));
        expect(reapplied(again)).toEqual(again.current);
      }),
      { numRuns: 1500 },
    );
  });

  test("are on their own words or do not fit, when other words are around", () => {
    const tally = { fits: 0, unfit: 0 };
    fc.assert(
      fc.property(changedImport, (change) => {
        const { first, imported, wishes } = change;
        const nextId = idsFrom(100);
        let current: Passages = first;
        const revisions: Revision[] = [];
        for (const wish of wishes) {
          const planned = planCorrections(current, [wish(current)], nextId);
          if (planned.kind !== "planned" || planned.corrections.length === 0) continue;
          revisions.push({ number: revisions.length + 1, corrections: planned.corrections });
          current = planned.passages;
        }
        const again = reapply(first, imported, revisions, idsFrom(1000));
        expect(faults(again.current)).toEqual([]);
        for (const { fits } of again.revisions) tally[fits ? "fits" : "unfit"]++;
        // Every word is one of a kind, but for its case: a corrected one is written in capitals.
        const plain = (passages: readonly Passage[]) =>
          passages.flatMap(({ text }) => text.toLowerCase().split(" "));
        expect(plain(again.current)).toEqual(plain(imported));
        const fitting = again.revisions.filter(({ fits }) => fits).flatMap(({ corrections }) => corrections);
        const corrected = fitting.flatMap((one) => (one.kind === "words" ? one.inserted.split(" ") : []));
        const loud = listSaid(again.current).filter((word) => word !== word.toLowerCase());
        expect(new Set(loud)).toEqual(new Set(corrected));
      }),
      { numRuns: 500 },
    );
    expect(tally.fits).toBeGreaterThan(tally.unfit);
  });
});

/** Words of their own each, some of which are wished in capitals, and a reading of them where some are others, gone or new, and paragraphs end elsewhere. */
const changedImport = fc
  .record({
    count: fc.integer({ min: 3, max: 60 }),
    size: fc.integer({ min: 2, max: 20 }),
    sizeAfter: fc.integer({ min: 2, max: 20 }),
    changes: fc.array(fc.tuple(fc.nat(60), fc.constantFrom("other", "gone", "new")), { maxLength: 8 }),
    wanted: fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 3 })), { maxLength: 6 }),
    offset: fc.constantFrom(0, 40),
  })
  .map(({ count, size, sizeAfter, changes, wanted, offset }) => {
    const words = Array.from({ length: count }, (_, at) => `w${at}`);
    const first = paragraphs(words, size, 0).map((passage, index) => ({ id: index + 1, ...passage }));
    const others = words.flatMap((word, at) => {
      const kind = changes.find(([place]) => place === at)?.[1];
      return kind === "gone"
        ? []
        : kind === "other"
          ? [`x${at}`]
          : kind === "new"
            ? [word, `n${at}`]
            : [word];
    });
    const wishes = wanted.map(([at, length]) => (passages: Passages): Wish => {
      const passage =
        passages.find(({ text }) =>
          text
            .toLowerCase()
            .split(" ")
            .includes(`w${at % count}`),
        ) ?? passages[0];
      const said = passage?.text.split(" ") ?? [];
      const from = said.findIndex((word) => word.toLowerCase() === `w${at % count}`);
      const text = said
        .map((word, place) => (place >= from && place < from + length ? word.toUpperCase() : word))
        .join(" ");
      return { kind: "text", passage: passage?.id ?? 0, before: passage?.text ?? "", text };
    });
    return { first, imported: paragraphs(others.length > 0 ? others : ["x"], sizeAfter, offset), wishes };
  });

function paragraphs(words: readonly string[], size: number, from: number): readonly Passage[] {
  return Array.from({ length: Math.ceil(words.length / size) }, (_, index) => {
    const part = words.slice(index * size, (index + 1) * size);
    const start = from + index * size;
    return {
      speaker: null,
      start,
      end: start + part.length,
      text: part.join(" "),
      wordTimes: part.map((_, place) => start + place),
    };
  });
}
