import { nameKey } from "../speaker/speaker-name.ts";
import { isStrictName, type LineClock, readLineClock } from "./line-clock.ts";
import type { PlacedLine } from "./written-line.ts";

interface Candidate {
  readonly clock: LineClock;
  /** How the file would have to write its times: where in a line, and with what around them. */
  readonly style: string;
  /** Nothing else is written so. */
  readonly sure: boolean;
}

/** In a longer text a single time at its head is no style: "John 3:16". */
const FEW_PARAGRAPHS = 2;
/** Labels that are no names are not longer than this. */
const LONGEST_LABEL = 60;

/**
 * The times that open what is spoken, by line; null where a line has none, or one that is spoken itself. A file writes its
 * times in one way, so a time that stands otherwise in a sentence is left to it: "The train leaves at 12:30".
 */
export function openingClocks(lines: readonly PlacedLine[]): readonly (LineClock | null)[] {
  const clocks = lines.map(({ text, level }) =>
    level === null && /\d:\d/.test(text) ? readLineClock(text) : null,
  );
  const labels = count(clocks.flatMap((clock) => (clock?.after === "" ? [nameKey(clock.before)] : [])));
  const candidates = clocks.map((clock, index) => {
    const recurs = clock !== null && (labels.get(nameKey(clock.before)) ?? 0) > 1;
    return clock && candidate(clock, lines[index]?.first === true, recurs);
  });
  const styles = count(candidates.flatMap((one) => (one === null ? [] : [one.style])));
  const most = [...styles.values()].reduce((a, b) => Math.max(a, b), 0);
  const opens = candidates[lines.findIndex(({ level }) => level === null)]?.style;
  const paragraphs = lines.filter(({ first }) => first).length;
  return candidates.map((one) => {
    if (one === null) return null;
    const times = styles.get(one.style) ?? 0;
    const usual = times * 2 > most && times * 4 >= paragraphs && times > 1;
    const first = one.style === opens && (times > 1 || paragraphs <= FEW_PARAGRAPHS);
    return one.sure || first || usual ? one.clock : null;
  });
}

function candidate(clock: LineClock, first: boolean, recurs: boolean): Candidate | null {
  const { before, after, dress } = clock;
  const bracketed = dress !== "" && dress !== ",";
  if (before === "") {
    const style = bracketed ? dress : `clock ${dress}`;
    return { clock, style, sure: after === "" || dress === "[" };
  }
  if (isStrictName(before)) {
    const style = after === "" ? `name ${dress}` : `name ${dress} text`;
    return { clock, style: bracketed ? dress : style, sure: bracketed && after === "" };
  }
  const label = first && after === "" && before.length <= LONGEST_LABEL && (dress !== "" || recurs);
  return label ? { clock, style: bracketed ? dress : `name ${dress}`, sure: false } : null;
}

function count(keys: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}
