import { Listeners } from "./listeners.ts";

/** What the page that is open knows of an episode, for the player to show. */
export interface PageLink {
  /** The words spoken around a time in seconds, or null. */
  readonly wordsAround: (time: number) => string | null;
}

const NO_MARKS: readonly number[] = [];

/** Where pages and the player meet: spoken words and marks by episode, and what keys do on this page. */
export class PageLinks {
  readonly #listeners = new Listeners();
  readonly #links = new Map<string, PageLink>();
  readonly #marks = new Map<string, readonly number[]>();

  readonly subscribe = this.#listeners.add;

  wordsAround(href: string, time: number): string | null {
    return this.#links.get(href)?.wordsAround(time) ?? null;
  }

  /** Times in seconds that the waveform marks. */
  marks(href: string | undefined): readonly number[] {
    return (href !== undefined && this.#marks.get(href)) || NO_MARKS;
  }

  link(href: string, link: PageLink): () => void {
    this.#links.set(href, link);
    return () => this.#links.delete(href);
  }

  mark(href: string, times: readonly number[]): () => void {
    this.#marks.set(href, times);
    this.#listeners.tell();
    return () => {
      this.#marks.delete(href);
      this.#listeners.tell();
    };
  }
}
