import { asList, asObject, asText, type Check, only } from "#core/file/json-check.ts";
import { LEAST_LETTERS, type Suggestions } from "#core/search/suggestions.ts";
import { Listeners } from "#features/ui/listeners.ts";

const asHref = only(asText, (text) => text.startsWith("/"));
const asSuggestions: Check<Suggestions> = asObject({
  words: asList(asText),
  people: asList(asText),
  shows: asList(asObject({ title: asText, href: asHref })),
  episodes: asList(asObject({ title: asText, showTitle: asText, href: asHref })),
});

/** The part of the browser's `fetch` that is used. */
export type Fetch = (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;

/** What there is to show now. */
export interface Offer {
  readonly suggestions: Suggestions;
  /** Whether it has stayed the same for a while, so that it may be spoken of. */
  readonly settled: boolean;
}

export const NO_SUGGESTIONS: Suggestions = { words: [], people: [], shows: [], episodes: [] };
export const NO_OFFER: Offer = { suggestions: NO_SUGGESTIONS, settled: false };

/** A fast typist's next letter comes sooner than this. Milliseconds, as are the others. */
const WAIT = 80;
/** Longer than the pause of somebody who thinks of the next letter. */
const SETTLING = 500;
/** A suggestion later than this helps nobody. */
const LONGEST_REQUEST = 5000;
/** The oldest answers are forgotten. */
const MOST_KEPT = 50;

/**
 * Asks what a half-typed query may become: one request at a time, and while it is under way only the newest wish
 * waits. What was offered stays until the next answer is there; whatever goes wrong offers nothing.
 */
export class Suggester {
  readonly #fetch: Fetch;
  readonly #kept = new Map<string, Suggestions>();
  readonly #listeners = new Listeners();
  #offer = NO_OFFER;
  /** What is typed; null where it is too short or nobody wants to know. */
  #wish: string | null = null;
  #asking = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  readonly subscribe = this.#listeners.add;

  readonly getOffer = (): Offer => this.#offer;

  /** Asks for the suggestions of this text, in place of any asked for before. A space at its end ends a word. */
  wish(text: string): void {
    const wish = text.trimStart();
    if ([...wish.trim()].length < LEAST_LETTERS) {
      this.dismiss();
      return;
    }
    clearTimeout(this.#waiting);
    this.#wish = wish;
    const kept = this.#kept.get(wish);
    if (kept) this.#show(kept);
    else if (!this.#asking) this.#waiting = setTimeout(() => this.#ask(wish), WAIT);
  }

  /** Takes the offer away; answers still to come show nothing. */
  dismiss(): void {
    clearTimeout(this.#waiting);
    this.#wish = null;
    this.#show(NO_SUGGESTIONS);
  }

  async #ask(text: string): Promise<void> {
    this.#asking = true;
    const suggestions = await this.#request(text);
    this.#asking = false;
    if (suggestions) this.#keep(text, suggestions);
    if (this.#wish === text) this.#show(suggestions ?? NO_SUGGESTIONS);
    else if (this.#wish !== null && !this.#kept.has(this.#wish)) await this.#ask(this.#wish);
  }

  /** Null for whatever goes wrong: offline, too many requests, an answer that cannot be read. */
  async #request(text: string): Promise<Suggestions | null> {
    try {
      const url = `/api/v1/suggest?q=${encodeURIComponent(text)}`;
      const response = await this.#fetch(url, { signal: AbortSignal.timeout(LONGEST_REQUEST) });
      return response.ok ? (asSuggestions(await response.json()) ?? null) : null;
    } catch {
      return null;
    }
  }

  #keep(text: string, suggestions: Suggestions): void {
    this.#kept.set(text, suggestions);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  #show(suggestions: Suggestions): void {
    if (suggestions === this.#offer.suggestions) return;
    clearTimeout(this.#settling);
    this.#change({ suggestions, settled: false });
    if (suggestions === NO_SUGGESTIONS) return;
    this.#settling = setTimeout(() => this.#change({ suggestions, settled: true }), SETTLING);
  }

  #change(offer: Offer): void {
    this.#offer = offer;
    this.#listeners.tell();
  }
}
