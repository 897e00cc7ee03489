import { Listeners } from "#features/ui/listeners.ts";

/** Why a time is marked on the waveform. */
export type MarkKind = "found" | "bookmark";

export interface WaveMark {
  /** Seconds. */
  readonly time: number;
  readonly kind: MarkKind;
}

interface Marked {
  readonly href: string;
  readonly marks: readonly WaveMark[];
}

const NO_MARKS: readonly WaveMark[] = [];

/** Where pages and the player meet: what they mark, by episode. */
export class PageTies {
  readonly #listeners = new Listeners();
  readonly #marked = new Set<Marked>();
  /** All of `#marked`, by episode. */
  readonly #marks = new Map<string, readonly WaveMark[]>();

  readonly subscribe = this.#listeners.add;

  /** What the waveform marks. The same array until that changes. */
  marks(href: string | undefined): readonly WaveMark[] {
    return (href !== undefined && this.#marks.get(href)) || NO_MARKS;
  }

  /** Marks times in seconds, beside what others mark. Returns the way to take these marks away. */
  mark(href: string, times: readonly number[], kind: MarkKind): () => void {
    const marked = { href, marks: times.map((time) => ({ time, kind })) };
    this.#marked.add(marked);
    this.#gather(href);
    return () => {
      this.#marked.delete(marked);
      this.#gather(href);
    };
  }

  #gather(href: string): void {
    const marks = [...this.#marked].flatMap((marked) => (marked.href === href ? marked.marks : []));
    if (marks.length > 0) this.#marks.set(href, marks);
    else this.#marks.delete(href);
    this.#listeners.tell();
  }
}
