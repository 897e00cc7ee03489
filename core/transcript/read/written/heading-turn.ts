import { type Problem, problemAt } from "../../../file/problem.ts";
import { nameKey } from "../speaker/speaker-name.ts";
import { isStrictName, type LineClock, readLineClock } from "./line-clock.ts";
import type { PlacedLine, WrittenLine } from "./written-line.ts";

/** What a heading says of the words under it. */
export interface HeadingTurn {
  readonly speaker: string | null;
  readonly start: number | null;
  /** Where its words say neither. */
  readonly problem: Problem | null;
}

/** What a transcript is headed by that has no other title. */
const TRANSCRIPT =
  /^(?:(?:the|full|episode|interview) )*(?:transcript|transcription|transkript|transcripción|transcrição|trascrizione|стенограмма|расшифровка)\b/iu;

/**
 * The headings of a file, by line: who speaks, where they are names that recur, are known (see `nameKey`) or have a time
 * beside them; else the names of parts, which nobody says. The title of the file is no loss.
 */
export function headingTurns(
  lines: readonly PlacedLine[],
  known: ReadonlySet<string>,
): ReadonlyMap<WrittenLine, HeadingTurn> {
  const title = titleOf(lines);
  const headings = lines
    .filter((line) => line.level !== null && line !== title && !TRANSCRIPT.test(line.text))
    .map((line) => ({ line, ...nameOf(line) }));
  const recurring = keysThatRecur(headings.map(({ name }) => nameKey(name)));
  const believed = (name: string) => known.has(nameKey(name)) || recurring.has(nameKey(name));
  const timed = headings.filter(({ clock }) => clock !== null).every(({ name }) => isStrictName(name));
  const names =
    headings.some(({ name }) => believed(name)) && headings.every(({ name }) => isStrictName(name));
  const turns = headings.map(({ line, name, clock }): [WrittenLine, HeadingTurn] => {
    const start = line.start ?? clock?.start ?? null;
    const speaks = isStrictName(name) && (believed(name) || names || (timed && clock !== null));
    const silent = speaks || name === "";
    const problem = silent ? null : problemAt({ line: line.line }, "heading-left-out", line.text);
    return [line, { speaker: speaks ? name : null, start, problem }];
  });
  return new Map(turns);
}

/** The first heading of the first level, unless another there is of its kind: both have a time, or the same name. */
function titleOf(lines: readonly PlacedLine[]): PlacedLine | null {
  const [first, ...others] = lines
    .filter(({ level }) => level === 1)
    .map((line) => ({ line, ...nameOf(line) }));
  if (!first) return null;
  const key = nameKey(first.name);
  const timed = first.clock !== null && others.some(({ clock }) => clock !== null);
  return timed || others.some(({ name }) => nameKey(name) === key) ? null : first.line;
}

/** A heading without its time and its colon. */
function nameOf({ text, name }: PlacedLine): { readonly name: string; readonly clock: LineClock | null } {
  const clock = readLineClock(text);
  const words = name ?? (clock === null ? text : `${clock.before} ${clock.after}`);
  return { name: words.replace(/[\s:：]+$/u, "").trim(), clock };
}

function keysThatRecur(keys: readonly string[]): ReadonlySet<string> {
  const once = new Set<string>();
  return new Set(keys.filter((key) => once.size === once.add(key).size));
}
