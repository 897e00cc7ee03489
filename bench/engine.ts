import type { Corpus } from "./corpus.ts";

/** What is asked of an engine: the ten best passages by relevance, and how many there are. */
export type Question =
  /** All of the words, each whole. */
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** The words one after another. */
  | { readonly kind: "phrase"; readonly words: readonly string[] }
  /** A word that begins so. */
  | { readonly kind: "prefix"; readonly start: string };

/** A search engine in this process, or reached from it. */
export interface Engine {
  /** What it can be asked. */
  readonly kinds: readonly Question["kind"][];
  /** Takes in so many passages, once. It may be asked when this is done. */
  readonly index: (corpus: Corpus, passages: number) => Promise<void>;
  /** Finds the ten best, and gives the number of all that match; null where the engine does not count. */
  readonly search: (question: Question) => Promise<number | null>;
  /** What the index takes up, in words. */
  readonly footprint: () => Promise<string>;
}

export const BEST = 10;

/** The classes of questions, by name. */
export function listQuestions({ words }: Corpus): Readonly<Record<string, Question>> {
  const ranked = (...ranks: readonly number[]) => ranks.map((rank) => words[rank] ?? "");
  const [spoken = ""] = ranked(200);
  return {
    "very common": { kind: "words", words: ranked(0) },
    common: { kind: "words", words: ranked(30) },
    rare: { kind: "words", words: ranked(5000) },
    and: { kind: "words", words: ranked(3, 40) },
    phrase: { kind: "phrase", words: ranked(0, 1) },
    prefix: { kind: "prefix", start: spoken.slice(0, 3) },
  };
}

/** Memory of this process, after a collection where Node lets us ask for one. */
export async function usedMemory(): Promise<string> {
  gc?.();
  return `${megabytes(process.memoryUsage().rss)} of memory`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
}
