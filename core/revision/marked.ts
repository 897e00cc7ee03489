import { wordSpans } from "../text/word.ts";
import { applyCorrections } from "./apply.ts";
import type { Correction, EditablePassage } from "./correction.ts";

/** A word by the place of its passage and its own in it, both from 0. */
export interface MarkedPlace {
  readonly index: number;
  readonly word: number;
}

/** A transcript whose words bear marks, numbers that they keep wherever corrections take them. Below 0: known to this one alone. */
export class Marked {
  readonly passages: readonly EditablePassage[];
  readonly #marks: ReadonlyMap<number, readonly number[]>;

  constructor(passages: readonly EditablePassage[], marks: ReadonlyMap<number, readonly number[]>) {
    this.passages = passages;
    this.#marks = marks;
  }

  /** Those of the words of a passage, in order. */
  marksOf(passage: number): readonly number[] {
    return this.#marks.get(passage) ?? [];
  }

  find(id: number): EditablePassage | null {
    return this.passages.find((passage) => passage.id === id) ?? null;
  }

  placeOf(mark: number | undefined): MarkedPlace | null {
    if (mark === undefined) return null;
    for (const [index, { id }] of this.passages.entries()) {
      const word = this.marksOf(id).indexOf(mark);
      if (word >= 0) return { index, word };
    }
    return null;
  }

  /** After a correction, whose new words get these marks; null where it does not fit. */
  after(correction: Correction, fresh: readonly number[]): Marked | null {
    const applied = applyCorrections(this.passages, [correction]);
    if (applied.kind === "misfit") return null;
    if (correction.kind === "speaker") return new Marked(applied.passages, this.#marks);
    const marks = new Map(this.#marks);
    const own = this.marksOf(correction.passage);
    if (correction.kind === "words") {
      const removed = wordSpans(correction.removed).length;
      marks.set(correction.passage, own.toSpliced(correction.times.from, removed, ...fresh));
    } else if (correction.kind === "split") {
      marks.set(correction.passage, own.slice(0, correction.words));
      marks.set(correction.into, own.slice(correction.words));
    } else {
      marks.set(correction.passage, [...own, ...this.marksOf(correction.into)]);
      marks.delete(correction.into);
    }
    return new Marked(applied.passages, marks);
  }
}
