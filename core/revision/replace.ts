import { isWordEdge } from "../text/find.ts";
import { UNSEEN } from "../text/hidden-character.ts";
import { lowerCase } from "../text/lower-case.ts";
import type { EditablePassage } from "./correction.ts";
import type { Wish } from "./wish.ts";

export interface ReplaceRequest {
  readonly find: string;
  readonly replacement: string;
  /** Only where words begin and end. Scripts without spaces have no such places, and are not restricted. */
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
}

/** Some of the text of a passage, and what is to stand there instead. */
export interface Replacement {
  readonly passage: number;
  /** UTF-16 units. */
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/**
 * Every place where other words would stand, in order, not overlapping: accents count, other than in finding, as do
 * letters that only look alike; not what nobody sees, nor how apostrophes and spaces are written. Nothing is found of white
 * space alone, and nothing where the replacement stands already.
 */
export function listReplacements(
  passages: readonly EditablePassage[],
  request: ReplaceRequest,
): readonly Replacement[] {
  const { find, replacement, matchCase } = request;
  const folds = matchCase ? [plain] : [lower, ...(/[iıİ]/i.test(find) ? [turkishLower] : [])];
  const wanted = folds.map((fold) => ({ fold, find: fold(find) }));
  if (plain(find).trim() === "") return [];
  return passages.flatMap(({ id, text }) => {
    const found = wanted
      .filter((one) => one.fold(text).includes(one.find))
      .flatMap((one) => findIn(text, one, request.wholeWords))
      .sort((one, other) => one.start - other.start || other.end - one.end);
    let done = 0;
    return found.flatMap(({ start, end }) => {
      const removed = text.slice(start, end);
      if (start < done) return [];
      done = end;
      return removed === replacement ? [] : { passage: id, at: start, removed, inserted: replacement };
    });
  });
}

/** The wishes for them, one for each passage; those of a text that is another by now are left out. */
export function replacementWishes(
  passages: readonly EditablePassage[],
  replacements: readonly Replacement[],
): readonly Wish[] {
  const byPassage = new Map<number, Replacement[]>();
  for (const one of replacements) {
    const known = byPassage.get(one.passage);
    if (known) known.push(one);
    else byPassage.set(one.passage, [one]);
  }
  return passages.flatMap(({ id, text }): readonly Wish[] => {
    const wanted = byPassage.get(id)?.toSorted((one, other) => one.at - other.at);
    if (wanted === undefined || !wanted.every((one) => text.startsWith(one.removed, one.at))) return [];
    let [changed, done] = ["", 0];
    for (const { at, removed, inserted } of wanted) {
      changed += text.slice(done, at) + inserted;
      done = at + removed.length;
    }
    return [{ kind: "text", passage: id, before: text, text: changed + text.slice(done) }];
  });
}

type Fold = (text: string) => string;

interface Wanted {
  readonly fold: Fold;
  /** As it is folded. */
  readonly find: string;
}

const plain: Fold = (text) =>
  text.normalize("NFC").replace(UNSEEN, "").replace(/[’ʼ]/g, "'").replace(/\s/g, " ");
const lower: Fold = (text) => lowerCase(plain(text));
/** In Turkish I is the capital of ı, and İ that of i: either way of reading them may be meant. */
const turkishLower: Fold = (text) => lowerCase(plain(text), "tr");

/** Scripts in which every unit is a character of its own: cutting others into characters costs a hundred times as much. */
const SIMPLE =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff]*$/;
const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where it stands in a text: only from whole character to whole character, so that none is torn. */
function findIn(text: string, { fold, find }: Wanted, wholeWords: boolean): readonly Stretch[] {
  const whole = fold(text);
  if (whole.length === text.length && SIMPLE.test(text))
    return listStretches(whole, find, wholeWords, (start, end) => ({ start, end }));
  let folded = "";
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const { segment, index } of CHARACTERS.segment(text)) {
    const part = fold(segment);
    if (part === "") continue;
    starts.set(folded.length, index);
    folded += part;
    ends.set(folded.length, index + segment.length);
  }
  return listStretches(folded, find, wholeWords, (from, to) => {
    const [start, end] = [starts.get(from), ends.get(to)];
    return start === undefined || end === undefined ? null : { start, end };
  });
}

/** `stretchOf` tells where a part of the folded text stands in the text; null where it tears a character. */
function listStretches(
  folded: string,
  find: string,
  wholeWords: boolean,
  stretchOf: (from: number, to: number) => Stretch | null,
): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = folded.indexOf(find);
  while (at >= 0) {
    const end = at + find.length;
    const isEdged = !wholeWords || (isWordEdge(folded, at) && isWordEdge(folded, end));
    const stretch = isEdged ? stretchOf(at, end) : null;
    if (stretch) found.push(stretch);
    at = folded.indexOf(find, stretch ? end : at + 1);
  }
  return found;
}
