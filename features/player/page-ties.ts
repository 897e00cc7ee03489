import { Listeners } from "#features/ui/listeners.ts";

/** What the page that is open knows of the words of an episode, for the player to show. */
export interface EpisodeWords {
  /** The words spoken around a time in seconds, or null. */
  readonly wordsAround: (time: number) => string | null;
  /** The sentence spoken at a time in seconds, or null where nothing is. */
  readonly sentenceAt: (time: number) => string | null;
}

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

/** Where pages and the player meet: spoken words and marks, by episode. */
export class PageTies {
  readonly #listeners = new Listeners();
  readonly #words = new Map<string, EpisodeWords>();
  readonly #marked = new Set<Marked>();
  /** All of `#marked`, by episode. */
  readonly #marks = new Map<string, readonly WaveMark[]>();

  readonly subscribe = this.#listeners.add;

  wordsAround(href: string, time: number): string | null {
    return this.#words.get(href)?.wordsAround(time) ?? null;
  }

  sentenceAt(href: string, time: number): string | null {
    return this.#words.get(href)?.sentenceAt(time) ?? null;
  }

  /** What the waveform marks. The same array until that changes. */
  marks(href: string | undefined): readonly WaveMark[] {
    return (href !== undefined && this.#marks.get(href)) || NO_MARKS;
  }

  /** Lends the words of an episode. Returns the way to take them back. */
  lend(href: string, words: EpisodeWords): () => void {
    this.#words.set(href, words);
    return () => {
      if (this.#words.get(href) === words) this.#words.delete(href);
    };
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
