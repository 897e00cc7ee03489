/** How loud a speaker is told to say one word after the other, in hundredths: by it they are known again. */
export const LEVELS = [100, 70, 49, 34] as const;

/** Sounds of a word must be as long as so many slices to be sure of it. */
const SURE_SLICES = 3;
/** Slices that are quieter than this are of no word. Amplitude of 16 bits. */
const QUIET = 20;

/**
 * Where words begin in speech, in samples, of two recordings that differ in nothing but that in `marked` the n-th word was said as
 * loud as `LEVELS` has it at n, by turns. Null for words that were drawn together with the one before; of speech of another length than the
 * marked one, for all. `slice` samples are told apart.
 */
export function findWordStarts(
  plain: Int16Array,
  marked: Int16Array,
  words: number,
  slice: number,
): readonly (number | null)[] {
  const starts: (number | null)[] = Array.from({ length: words }, () => null);
  if (plain.length !== marked.length) return starts;
  let word = -1;
  for (const { level, at } of runsOf(plain, marked, slice)) {
    const step = (level - (word % LEVELS.length) + LEVELS.length) % LEVELS.length;
    if (word >= 0 && step === 0) continue;
    word += word < 0 ? level + 1 : step;
    if (word >= words) break;
    starts[word] = at;
  }
  return starts;
}

interface Run {
  /** Which of `LEVELS`. */
  readonly level: number;
  /** Its first sample. */
  readonly at: number;
}

function* runsOf(plain: Int16Array, marked: Int16Array, slice: number): Generator<Run> {
  let [level, length, at] = [-1, 0, 0];
  for (let from = 0; from < plain.length; from += slice) {
    const heard = levelOf(plain, marked, from, Math.min(plain.length, from + slice));
    if (heard !== level) [level, length, at] = [heard, 0, from];
    length += 1;
    if (level >= 0 && length === SURE_SLICES) yield { level, at };
  }
}

/** The level of a slice; -1 where nothing is said. */
function levelOf(plain: Int16Array, marked: Int16Array, from: number, to: number): number {
  let [loud, told] = [0, 0];
  for (let i = from; i < to; i++) {
    loud += Math.abs(plain[i] ?? 0);
    told += Math.abs(marked[i] ?? 0);
  }
  if (loud < QUIET * (to - from) || told === 0) return -1;
  const ratio = Math.log((100 * told) / loud);
  let nearest = 0;
  for (const [level, value] of LEVELS.entries())
    if (Math.abs(Math.log(value) - ratio) < Math.abs(Math.log(LEVELS[nearest] ?? 1) - ratio)) nearest = level;
  return nearest;
}

/** Starts for all words: those that are not known are put between the known ones around them by how long words are written. */
export function fillWordStarts(
  starts: readonly (number | null)[],
  lengths: readonly number[],
  end: number,
): readonly number[] {
  const known = starts.map((start, place) => (place === 0 ? (start ?? 0) : start));
  return known.map((start, place) => {
    if (start !== null) return start;
    const before = known.findLastIndex((other, at) => at < place && other !== null);
    const after = known.findIndex((other, at) => at > place && other !== null);
    const [from, to] = [known[before] ?? 0, after < 0 ? end : (known[after] ?? end)];
    const all = written(lengths, before, after < 0 ? lengths.length : after);
    return from + ((to - from) * written(lengths, before, place)) / all;
  });
}

function written(lengths: readonly number[], from: number, to: number): number {
  return lengths.slice(from, to).reduce((sum, length) => sum + length + 1, 0);
}
