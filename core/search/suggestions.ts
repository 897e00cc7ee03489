/** What a half-typed query may become. Every list may be empty; best first. */
export interface Suggestions {
  /** Whole queries: what was typed, its last word completed to one that is spoken. */
  readonly words: readonly string[];
  /** Names of speakers and credited people. */
  readonly people: readonly string[];
  readonly shows: readonly { readonly title: string; readonly href: string }[];
  readonly episodes: readonly { readonly title: string; readonly showTitle: string; readonly href: string }[];
}

/** Fewer letters than this suggest nothing. */
export const LEAST_LETTERS = 2;
