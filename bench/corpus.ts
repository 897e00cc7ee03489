/** Words by rank, the first the most common: pronounceable, all different. */
function vocabulary(size: number): readonly string[] {
  const onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr"];
  const vowels = ["a", "e", "i", "o", "u"];
  const syllables = onsets.flatMap((onset) => vowels.map((vowel) => onset + vowel));
  return Array.from({ length: size }, (_, rank) => {
    let word = "";
    for (let rest = rank + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length)) {
      word += syllables[rest % syllables.length] ?? "";
    }
    return word;
  });
}

/** Random numbers from 0 to 1, the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Corpus {
  /** The words by rank. */
  readonly words: readonly string[];
  /** A sentence of `length` words, each as frequent as its rank says (Zipf's law). */
  readonly sentence: (length: number) => string;
}

export function makeCorpus(size = 40_000, seed = 1): Corpus {
  const words = vocabulary(size);
  const random = randomNumbers(seed);
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  const draw = () => {
    const wanted = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
  return { words, sentence: (length) => `${Array.from({ length }, draw).join(" ")}.` };
}

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
