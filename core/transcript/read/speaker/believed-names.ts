import { isAsked, isNoName } from "./no-name.ts";
import { nameKey } from "./speaker-name.ts";
import type { SpeakerOpening } from "./speaker-opening.ts";

/** A text and what it opens with. */
export interface OpenedText {
  readonly text: string;
  readonly opening: SpeakerOpening | null;
}

/** So many who speak once each, and nobody twice, are no conversation. */
const TOO_MANY_ONCE = 3;
/** `[Music]`: not said by anybody. */
const SOUND = /^[[(♪*].*[\])♪*]$/u;

/**
 * The keys (see `nameKey`) of what is a name in a file's openings, `known` names included. "Warning: " looks like one too,
 * so a plain `Name: ` is believed in a file that opens with one, where two of them recur, or where most texts open so; of
 * those that stand there once, none that is an everyday word of the same file.
 */
export function believedNames(texts: readonly OpenedText[], known: ReadonlySet<string>): ReadonlySet<string> {
  const times = countNames(texts);
  const sure = new Set(keysOf(texts.filter(({ opening }) => opening?.sure)).filter(isPlausible));
  const given = new Set([...times.keys()].filter((key) => known.has(key) || sure.has(key)));
  const plausible = [...times.keys()].filter((key) => !given.has(key) && isPlausible(key));
  const recurring = plausible.filter((key) => (times.get(key) ?? 0) > 1);
  const first = texts.find(({ text }) => !SOUND.test(text))?.opening;
  const opener = first?.speaker == null ? null : nameKey(first.speaker);
  const opens = opener !== null && isPlausible(opener) && !isAsked(opener);
  const named = texts.filter(({ opening }) => opening !== null).length;
  const alone = given.size === 0 && recurring.length === 0;
  if (alone && times.size >= TOO_MANY_ONCE && named < texts.length) return known;
  const most = named * 2 > texts.length;
  const two = recurring.length > 1 || (most && recurring.length > 0 && plausible.length > 1);
  if (!opens && !two && given.size === 0) return known;
  const told = opens || most;
  const once = told ? plausible.filter((key) => times.get(key) === 1 && !isAsked(key)) : [];
  return new Set([...known, ...given, ...recurring, ...withoutEveryday(once, texts)]);
}

function countNames(texts: readonly OpenedText[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const key of keysOf(texts)) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

function keysOf(texts: readonly OpenedText[]): readonly string[] {
  return texts.flatMap(({ opening }) => (opening?.speaker == null ? [] : [nameKey(opening.speaker)]));
}

function isPlausible(key: string): boolean {
  return !isNoName(key);
}

/** The names that hold a word which the file does not also write small. */
function withoutEveryday(keys: readonly string[], texts: readonly OpenedText[]): readonly string[] {
  if (keys.length === 0) return keys;
  const small = new Set(
    texts.flatMap(({ text }) => text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu) ?? []),
  );
  return keys.filter((key) => !key.split(" ").every((word) => small.has(word)));
}
