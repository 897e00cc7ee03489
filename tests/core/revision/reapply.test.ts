import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCorrections, applyRevision } from "#core/revision/apply.ts";
import { carryCorrections } from "#core/revision/carry.ts";
import type { Correction, EditablePassage } from "#core/revision/correction.ts";
import { invertCorrections } from "#core/revision/invert.ts";
import { planCorrections } from "#core/revision/plan.ts";
import { type Reapplied, reapply } from "#core/revision/reapply.ts";
import type { Wish } from "#core/revision/wish.ts";
import { wordSpans } from "#core/text/word.ts";
import type { Passage } from "#core/transcript/passage.ts";
import {
  applied,
  faults,
  idsFrom,
  listSaid,
  plan,
  timedTranscript,
  transcript,
  type Whim,
  whim,
  wishOf,
} from "./generated.ts";

type Passages = readonly EditablePassage[];
interface Revision {
  readonly number: number;
  readonly corrections: readonly Correction[];
}

/** Revisions as whims have them; every fifth that can be is taken back again by one of its own. */
function revise(
  first: Passages,
  whims: readonly Whim[],
): { readonly revisions: readonly Revision[]; readonly current: Passages } {
  const nextId = idsFrom(100);
  const revisions: Revision[] = [];
  let current = first;
  for (const one of whims) {
    const older = one.which % 5 === 0 ? revisions[one.at % (revisions.length || 1)] : undefined;
    const since = older ? revisions.slice(older.number).flatMap(({ corrections }) => corrections) : [];
    const back = older ? carryCorrections(invertCorrections(older.corrections), since) : null;
    const undone = back && applyRevision(current, back);
    const planned =
      undone?.kind === "applied" && back
        ? { passages: undone.passages, corrections: back }
        : plan(current, wishOf(current, one), nextId);
    if (!planned) continue;
    revisions.push({ number: revisions.length + 1, corrections: planned.corrections });
    current = planned.passages;
  }
  return { revisions, current };
}

const asImported = (passages: Passages): readonly Passage[] =>
  passages.map(({ id: _, ...passage }) => passage);
/** What is imported with the revisions as they are now on it. */
const reapplied = ({ source, revisions }: Reapplied) =>
  applied(
    applyCorrections(
      source,
      revisions.flatMap(({ corrections }) => corrections),
    ),
  );

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

/** Passages of these texts, a word a second. */
function spoken(texts: readonly string[], from = 0): Passages {
  let now = from;
  return texts.map((text, index) => {
    const start = now;
    const wordTimes = wordSpans(text).map(() => now++);
    return { id: index + 1, speaker: "Ada", start, end: now, text, wordTimes };
  });
}
const untimed = (texts: readonly string[]): Passages =>
  texts.map((text, index) => ({
    id: index + 1,
    speaker: "Ada",
    start: null,
    end: null,
    text,
    wordTimes: [],
  }));

/** What becomes of wishes on one reading when there is another. */
function reread(first: Passages, wishes: readonly Wish[], after: Passages) {
  const nextId = idsFrom(100);
  let current = first;
  const revisions = wishes.map((wish, index) => {
    const planned = planCorrections(current, [wish], nextId);
    if (planned.kind !== "planned") throw new Error(`The wish ${index} does not fit`);
    current = planned.passages;
    return { number: index + 1, corrections: planned.corrections };
  });
  const again = reapply(first, asImported(after), revisions, idsFrom(1000));
  return {
    texts: again.current.map(({ text }) => text),
    fits: again.revisions.map(({ fits }) => fits),
    ...again,
  };
}

const SEA = "we hear teh sea from here";
const fix: Wish = { kind: "text", passage: 1, before: SEA, text: "we hear the sea from here" };

describe("a correction whose words", () => {
  test("have moved to another passage is put on them there", () => {
    const after = spoken(["An intro that is new.", `And so ${SEA} again`], 30);
    const again = reread(spoken([SEA]), [fix], after);
    expect(again.texts).toEqual(["An intro that is new.", "And so we hear the sea from here again"]);
    expect(again.current[1]).toMatchObject({ id: 1, wordTimes: after[1]?.wordTimes });
  });

  test("stand in two places now does not fit, but where their times tell which is meant", () => {
    const twice = [SEA, "and then", SEA];
    expect(reread(untimed([SEA]), [fix], untimed(twice))).toMatchObject({ fits: [false], texts: twice });
    expect(reread(spoken([SEA]), [fix], spoken(twice))).toMatchObject({
      fits: [true],
      texts: ["we hear the sea from here", "and then", SEA],
    });
    expect(reread(spoken([SEA]), [fix], spoken(twice, -7)).fits).toEqual([false]);
  });

  test("stood in two places and stand in one does not fit, but where their times tell which is left", () => {
    const first = [SEA, "and then", SEA];
    expect(reread(untimed(first), [fix], untimed(["and then", SEA]))).toMatchObject({
      fits: [false],
      texts: ["and then", SEA],
    });
    expect(reread(untimed(first), [fix], untimed([SEA]))).toMatchObject({ fits: [false], texts: [SEA] });
    expect(reread(spoken(first), [fix], spoken([SEA]))).toMatchObject({
      fits: [true],
      texts: ["we hear the sea from here"],
    });
    expect(reread(spoken(first), [fix], spoken([SEA], 8))).toMatchObject({ fits: [false], texts: [SEA] });
  });

  test("stand among others now does not fit", () => {
    const other = "nobody could say that teh weather was good";
    expect(reread(spoken([SEA]), [fix], spoken([other]))).toMatchObject({ fits: [false], texts: [other] });
  });

  test("were put in between two that no longer stand together does not fit", () => {
    const text = "a b c d e f g h";
    const put: Wish = { kind: "text", passage: 1, before: text, text: "a b c d new e f g h" };
    expect(reread(spoken([text]), [put], spoken(["a b c d x e f g h"])).fits).toEqual([false]);
    expect(reread(spoken([text]), [put], spoken([`x ${text}`])).texts).toEqual(["x a b c d new e f g h"]);
  });

  test("are written otherwise now does not fit, and the next one does", () => {
    const next: Wish = { kind: "text", passage: 2, before: "a b c d", text: "a B c d" };
    const after = ["we hear tea sea from here", "a b c d"];
    const again = reread(spoken([SEA, "a b c d"]), [fix, next], spoken(after));
    expect(again).toMatchObject({ fits: [false, true], texts: [after[0], "a B c d"] });
    expect(again.revisions[0]?.corrections).toMatchObject([{ kind: "words", at: 8, removed: "teh" }]);
  });
});

describe("a revision of several corrections", () => {
  test("fits as a whole or not at all", () => {
    const both: Wish = { kind: "text", passage: 1, before: SEA, text: "We hear the sea from here" };
    const after = "we listen to teh sea from here";
    expect(reread(spoken([SEA]), [both], spoken(["we heard teh sea from here"])).fits).toEqual([true]);
    expect(reread(spoken([SEA]), [both], spoken([`so ${after.slice(3)}`]))).toMatchObject({
      fits: [false],
      texts: [`so ${after.slice(3)}`],
    });
  });

  test("that stands on one that does not fit does not either", () => {
    const then: Wish = {
      kind: "text",
      passage: 1,
      before: "we hear the sea from here",
      text: "we hear the ocean from here",
    };
    const again = reread(
      spoken([SEA]),
      [fix, { ...then, text: "we hear THE sea from here" }],
      spoken(["we hear a sea from here"]),
    );
    expect(again).toMatchObject({ fits: [false, false], texts: ["we hear a sea from here"] });
  });
});

describe("passages that are read again", () => {
  const first = spoken(["a b c d", "e f g h", "i j k l"]);
  const ids = (texts: readonly string[]) => reread(first, [], spoken(texts)).source.map(({ id }) => id);

  test("are known by most of their words, each once", () => {
    expect(ids(["a b c d", "e f g h", "i j k l"])).toEqual([1, 2, 3]);
    expect(ids(["new one", "a b c", "x e f h", "i j", "k l"])).toEqual([1000, 1, 2, 3, 1001]);
    expect(ids(["a b c d e f", "g h i j k l"])).toEqual([1, 3]);
    expect(ids(["e f g h", "i j k l"])).toEqual([2, 3]);
  });

  test("that are long are known too, though much of them is other words", () => {
    const long = (letter: string) =>
      Array.from({ length: 300 }, (_, at) =>
        Array.from({ length: 40 }, (_, word) =>
          word % 5 === 2 ? `${letter}${at % 7}` : `w${at}-${word % 11}`,
        ).join(" "),
      );
    const again = reread(spoken(long("a")), [], spoken(["quite new", ...long("b")]));
    expect(again.source.map(({ id }) => id)).toEqual([
      1000,
      ...Array.from({ length: 300 }, (_, at) => at + 1),
    ]);
  });
});

describe("who speaks", () => {
  const first = spoken(["a b c d", "e f g h", "i j k l"]);
  const speakers = (wishes: readonly Wish[], after: Passages) => {
    const { current, fits } = reread(first, wishes, after);
    return { speakers: current.map(({ speaker }) => speaker), fits };
  };

  test("is said again of the same words, and of a name wherever it stands", () => {
    const one: Wish = { kind: "speaker", passage: 2, before: "Ada", speaker: "Bob" };
    expect(speakers([one], spoken(["new", "a b c d", "e f g", "h i j k l"]))).toEqual({
      speakers: ["Ada", "Ada", "Bob", "Ada"],
      fits: [true],
    });
    const rename: Wish = { kind: "rename", before: "Ada", speaker: "Bob" };
    expect(speakers([rename], spoken(["new", "a b c d"]))).toEqual({
      speakers: ["Bob", "Bob"],
      fits: [true],
    });
  });

  test("is not said of words of others, nor where a feed names somebody else", () => {
    const one: Wish = { kind: "speaker", passage: 2, before: "Ada", speaker: "Bob" };
    expect(speakers([one], spoken(["a b c d", "e f g h i", "j k l"])).fits).toEqual([false]);
    const named = (speaker: string) => first.map((passage) => ({ ...passage, speaker }));
    expect(speakers([one], named("Cy"))).toEqual({ speakers: ["Cy", "Cy", "Cy"], fits: [false] });
    expect(speakers([one], named("Bob"))).toEqual({ speakers: ["Bob", "Bob", "Bob"], fits: [true] });
  });
});

describe("where passages begin", () => {
  const text = "a b c d e f g h";

  test("is found again between the same words, and nothing is done where it is so already", () => {
    const split: Wish = { kind: "split", passage: 1, before: text, at: 8, speaker: "Ada" };
    expect(reread(spoken([text]), [split], spoken([`x ${text} y`]))).toMatchObject({
      fits: [true],
      texts: ["x a b c d", "e f g h y"],
    });
    expect(reread(spoken([text]), [split], spoken(["a b c d", "e f g h"]))).toMatchObject({
      fits: [true],
      texts: ["a b c d", "e f g h"],
    });
    expect(reread(spoken([text]), [split], spoken(["a b c d x e f g h"]))).toMatchObject({ fits: [false] });
    const merge: Wish = { kind: "merge", passage: 2, before: "e f g h" };
    const two = spoken(["a b c d", "e f g h"]);
    expect(reread(two, [merge], spoken(["x", "a b c d", "e f g h y"]))).toMatchObject({
      fits: [true],
      texts: ["x", `${text} y`],
    });
    expect(reread(two, [merge], spoken([text]))).toMatchObject({ fits: [true], texts: [text] });
    expect(reread(two, [merge], spoken(["a b c d", "x", "e f g h"]))).toMatchObject({ fits: [false] });
  });
});
