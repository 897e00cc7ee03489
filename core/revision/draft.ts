import { applyCorrections } from "./apply.ts";
import type { Correction, EditablePassage } from "./correction.ts";

/** Corrections that are being made, one after another, and the transcript as they leave it. */
export class Draft {
  #passages: readonly EditablePassage[];
  readonly #corrections: Correction[] = [];

  constructor(passages: readonly EditablePassage[]) {
    this.#passages = passages;
  }

  get passages(): readonly EditablePassage[] {
    return this.#passages;
  }

  get corrections(): readonly Correction[] {
    return this.#corrections;
  }

  /** Whether they fit; if one does not, none is made. */
  make(corrections: readonly Correction[]): boolean {
    const applied = applyCorrections(this.#passages, corrections);
    if (applied.kind === "misfit") return false;
    this.#passages = applied.passages;
    this.#corrections.push(...corrections);
    return true;
  }

  /** Its place among the passages; -1 where there is none. */
  indexOf(id: number): number {
    return this.#passages.findIndex((passage) => passage.id === id);
  }

  find(id: number): EditablePassage | null {
    return this.#passages.find((passage) => passage.id === id) ?? null;
  }
}
