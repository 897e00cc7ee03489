import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCorrections } from "#core/revision/apply.ts";
import type { Correction, EditablePassage } from "#core/revision/correction.ts";
import { invertCorrections } from "#core/revision/invert.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import { applied, faults, idsFrom, listSaid, plan, transcript, whim, wishOf } from "./generated.ts";

const said = (text: string) =>
  listSaid([{ id: 0, speaker: null, start: null, end: null, text, wordTimes: [] }]);
const RUNS = { numRuns: 1500 };

describe("any wishes", () => {
  test("leave every passage whole, and are taken back to the byte, one by one", () => {
    fc.assert(
      fc.property(transcript, fc.array(whim, { maxLength: 25 }), (first, whims) => {
        const nextId = idsFrom(100);
        const states: (readonly EditablePassage[])[] = [first];
        const made: (readonly Correction[])[] = [];
        for (const one of whims) {
          const before = states.at(-1) ?? first;
          const planned = plan(before, wishOf(before, one), nextId);
          if (!planned) continue;
          expect(faults(planned.passages)).toEqual([]);
          expect(applied(applyCorrections(before, planned.corrections))).toEqual(planned.passages);
          states.push(planned.passages);
          made.push(planned.corrections);
        }
        for (const [index, corrections] of [...made.entries()].reverse()) {
          const back = applied(applyCorrections(states[index + 1] ?? first, invertCorrections(corrections)));
          expect(JSON.stringify(back)).toBe(JSON.stringify(states[index]));
        }
        const all = made.flat();
        const last = states.at(-1) ?? first;
        expect(JSON.stringify(applied(applyCorrections(last, invertCorrections(all))))).toBe(
          JSON.stringify(first),
        );
      }),
      RUNS,
    );
  });

  test("change no words but those of the passage whose text they change, and none without times", () => {
    fc.assert(
      fc.property(transcript, whim, (first, one) => {
        const wish = wishOf(first, one);
        const planned = plan(first, wish, idsFrom(100));
        if (!planned) return;
        const expected = first.flatMap((passage) =>
          said(wish.kind === "text" && passage.id === wish.passage ? foldSpaces(wish.text) : passage.text),
        );
        expect(listSaid(planned.passages)).toEqual(expected);
      }),
      RUNS,
    );
  });

  test("give the text that is wanted, and to words that are not touched their times", () => {
    fc.assert(
      fc.property(transcript, whim, (first, one) => {
        const wish = wishOf(first, { ...one, kind: "word" });
        const planned = plan(first, wish, idsFrom(100));
        if (!planned || wish.kind !== "text" || foldSpaces(wish.text) === "") return;
        expect(planned.passages.find(({ id }) => id === wish.passage)?.text).toBe(foldSpaces(wish.text));
        for (const correction of planned.corrections) {
          if (correction.kind !== "words") throw new Error(`A text made a ${correction.kind}`);
          expect(said(correction.removed).length).toBeLessThanOrEqual(said(wish.before).length);
        }
      }),
      RUNS,
    );
  });
});
