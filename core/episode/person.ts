import { cut } from "../text/cut.ts";
import { foldText } from "../text/find.ts";
import type { Credit } from "./episode.ts";

/** Longer is no name; the address of a person stays one that can be sent. UTF-16 units. */
const LONGEST_KEY = 120;

/** What programs that tell voices apart call somebody whose name they do not know: `SPEAKER_01`, `Speaker 2`, `Unknown`. */
const NOBODY = /^(?:speaker|spk|voice|unknown|unknown-speaker|спикер|говорящий|диктор)(?:-?\p{N}+|-[a-z])?$/u;

/**
 * What tells people apart, and their address under `/people/`: the name without case, accents and punctuation, as in
 * `anna-kowalska`. Null for what is nobody's name.
 */
export function personKey(name: string): string | null {
  const key = nameWords(cut(name, LONGEST_KEY)).join("-");
  return key === "" || NOBODY.test(key) ? null : key;
}

/** Whether all the words that somebody typed begin words of the name with this key. */
export function isNamedSo(key: string, typed: string): boolean {
  return nameWords(typed).every((word) => `-${key}`.includes(`-${word}`));
}

function nameWords(name: string): readonly string[] {
  return foldText(name).folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Somebody who is credited in an episode, is heard in it, or both. */
export interface Person extends Credit {
  /** Null where the name is nobody's, see personKey. */
  readonly key: string | null;
}

/** Each person once: first the credited with the roles they have, then those who are only heard, whose role is empty. */
export function listPeople(credits: readonly Credit[], speakers: Iterable<string | null>): readonly Person[] {
  const people = new Map<string, Person>();
  for (const credit of credits) {
    const key = personKey(credit.name);
    const known = people.get(key ?? credit.name);
    people.set(key ?? credit.name, known ? joinCredits(known, credit) : { ...credit, key });
  }
  for (const name of speakers) {
    const key = name === null ? null : personKey(name);
    if (name !== null && key !== null && !people.has(key))
      people.set(key, { key, name, role: "", href: null, imageUrl: null });
  }
  return [...people.values()];
}

function joinCredits(known: Person, { role, href, imageUrl }: Credit): Person {
  const roles = known.role.split(", ");
  return {
    ...known,
    role: roles.includes(role) ? known.role : [...roles, role].join(", "),
    href: known.href ?? href,
    imageUrl: known.imageUrl ?? imageUrl,
  };
}
