import type { Condition } from "#core/search/query.ts";
import { isFiltered, type SearchFilter } from "#core/search/request.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { isSameLanguage } from "#core/text/language.ts";
import { at } from "./at.ts";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "./catalogue.ts";

/** Which filters a transcript fails, as bits. Facets count what fails none but their own. */
export const FAILS = { show: 1, tag: 2, lang: 4, year: 8, length: 16, otherwise: 32 } as const;

export interface Filter {
  /** A sum of FAILS; 0 for a transcript that is wanted. */
  readonly fails: (transcript: Pick<TranscriptEntry, "episode" | "language">) => number;
  /** By a speaker's number: whether what they say is wanted; null: whoever speaks. */
  readonly speakers: readonly boolean[] | null;
  /** The same without the filter of the address, for counting its values; null: whoever speaks. */
  readonly speakersOpen: readonly boolean[] | null;
}

/** Whether a passage of this transcript is wanted, by its id. */
export function isWanted({ fails, speakers }: Filter, transcript: TranscriptEntry, id: number): boolean {
  if (fails(transcript) !== 0) return false;
  return speakers === null || at(speakers, at(transcript.speakers, id - transcript.first));
}

/** What a search's filters and conditions let through. */
export function compileFilter(
  wanted: SearchFilter,
  conditions: readonly Condition[],
  { speakers }: Catalogue,
): Filter {
  const open = heardSpeakers(conditions, speakers);
  // Where words stand is for those to see to who look for them.
  const tests = conditions.filter(({ field }) => field !== "speaker" && field !== "in").map(testOf);
  const narrowed = isFiltered(wanted) || tests.length > 0;
  const speaker = wanted.speaker === null ? null : indexWords(wanted.speaker).join(" ");
  return {
    fails: narrowed
      ? ({ episode, language }) =>
          failsFilter(wanted, episode, language) +
          (tests.every((holds) => holds(episode, language)) ? 0 : FAILS.otherwise)
      : () => 0,
    speakersOpen: open,
    speakers:
      speaker === null
        ? open
        : speakers.map((name, number) => open?.[number] !== false && indexWords(name).join(" ") === speaker),
  };
}

/** By a speaker's number whether the conditions of that field let them through; null where there are none. */
export function heardSpeakers(
  conditions: readonly Condition[],
  speakers: readonly string[],
): readonly boolean[] | null {
  const named = conditions.filter(({ field }) => field === "speaker");
  if (named.length === 0) return null;
  return speakers.map((name) => named.every(({ value, excluded }) => isNamed(value, name) !== excluded));
}

function failsFilter(wanted: SearchFilter, episode: EpisodeEntry, language: string): number {
  const { show, tag, lang, from, to, length } = wanted;
  const { day } = episode;
  const early = from !== null && (day === null || day < from);
  const late = to !== null && (day === null || day > to);
  return (
    (show !== null && show !== episode.show.slug ? FAILS.show : 0) +
    (tag !== null && !episode.tags.some(({ slug }) => slug === tag) ? FAILS.tag : 0) +
    (lang !== null && lang !== language ? FAILS.lang : 0) +
    (early || late ? FAILS.year : 0) +
    (length !== null && length !== episode.length ? FAILS.length : 0) +
    (wanted.episode !== null && wanted.episode !== episodeKey(episode) ? FAILS.otherwise : 0)
  );
}

/** `show/episode`, of their slugs. */
export function episodeKey({ show, slug }: EpisodeEntry): string {
  return `${show.slug}/${slug}`;
}

type Test = (episode: EpisodeEntry, language: string) => boolean;

/** Whether a condition holds of a transcript, by its episode and its language. */
function testOf({ field, value, excluded }: Condition): Test {
  const meets = meetingOf(field, value);
  return (episode, language) => meets(episode, language) !== excluded;
}

function meetingOf(field: Condition["field"], value: string): Test {
  switch (field) {
    case "before":
      return ({ day }) => day !== null && day < value;
    case "after":
      return ({ day }) => day !== null && day >= value;
    case "lang":
      return languageTest(value);
    case "has":
      return ({ transcribedAt }) => transcribedAt !== null;
    case "show":
      return ({ show }) => show.slug === value || isNamed(value, show.title);
    case "tag":
      return ({ tags }) => tags.some(({ slug, name }) => slug === value || isNamed(value, name));
    default:
      throw new Error(`No test of an episode: ${field}`);
  }
}

/** Comparing two languages takes some microseconds, and there are few of them. */
function languageTest(wanted: string): Test {
  const compared = new Map<string, boolean>();
  return (_, language) => {
    const same = compared.get(language) ?? isSameLanguage(wanted, language);
    compared.set(language, same);
    return same;
  };
}

/** Whether all the words are in the name. */
function isNamed(words: string, name: string): boolean {
  const known = indexWords(name);
  return indexWords(words).every((word) => known.includes(word));
}
