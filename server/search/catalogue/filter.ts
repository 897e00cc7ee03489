import type { Condition } from "#core/search/query.ts";
import { isFiltered, type SearchFilter } from "#core/search/request.ts";
import { indexWords } from "#core/text/indexed-text.ts";
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

/** What a search's filters and conditions let through. */
export function compileFilter(
  wanted: SearchFilter,
  conditions: readonly Condition[],
  { speakers }: Catalogue,
): Filter {
  const named = conditions.filter(({ field }) => field === "speaker");
  const others = conditions.filter(({ field }) => field !== "speaker");
  const narrowed = isFiltered(wanted) || others.length > 0;
  const open = speakers.map((name) => named.every((c) => holds(c, isNamed(c.value, name))));
  const speaker = wanted.speaker === null ? null : indexWords(wanted.speaker).join(" ");
  return {
    fails: narrowed
      ? ({ episode, language }) =>
          failsFilter(wanted, episode, language) +
          (others.every((c) => holds(c, meets(c, episode))) ? 0 : FAILS.otherwise)
      : () => 0,
    speakersOpen: named.length === 0 ? null : open,
    speakers:
      named.length === 0 && speaker === null
        ? null
        : speakers.map(
            (name, number) =>
              open[number] === true && (speaker === null || indexWords(name).join(" ") === speaker),
          ),
  };
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

function holds({ excluded }: Condition, met: boolean): boolean {
  return met !== excluded;
}

function meets({ field, value }: Condition, episode: EpisodeEntry): boolean {
  const { day } = episode;
  if (field === "before") return day !== null && day < value;
  if (field === "after") return day !== null && day >= value;
  if (field === "show") return episode.show.slug === value || isNamed(value, episode.show.title);
  return episode.tags.some(({ slug, name }) => slug === value || isNamed(value, name));
}

/** Whether all the words are in the name. */
function isNamed(words: string, name: string): boolean {
  const known = indexWords(name);
  return indexWords(words).every((word) => known.includes(word));
}
