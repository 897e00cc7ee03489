import { asCount, asList, asObject, asText, type Check, only, orNull } from "../file/json-check.ts";
import { isDay } from "../time/day.ts";
import type { FollowedSearch } from "./followed-search.ts";

/** Where it is asked what is new of followed searches, by POST. */
export const NEWS_PATH = "/search/news.json";

/** So many searches are asked for at once, and characters of each name. */
export const MOST_ASKED = 100;
export const LONGEST_NAME = 4000;

/** A search, and up to when its listener knows what has come. */
export interface AskedNews {
  /** As `followedName` gives it. */
  readonly name: string;
  /** Epoch milliseconds by the server's clock; 0 for never. */
  readonly since: number;
}

/** What an archive has of a search. */
export interface SearchNews {
  /** How many passages match in what has come since. */
  readonly fresh: number;
  /** The day of the newest episode in which it is said, `2026-11-23`; null where none is, or it has no date. */
  readonly newest: string | null;
  /** Up to when what has come was looked through; see `ResultPage.asOf`. */
  readonly asOf: number;
  /** What the show and the tag that it is narrowed to are called; null where it is not, or they are gone. */
  readonly show: string | null;
  readonly tag: string | null;
}

/** What is new of one of the searches that were asked for. */
export interface ToldNews extends AskedNews, SearchNews {}

const asName = only(asText, ({ length }) => length <= LONGEST_NAME);
const asAsked: Check<readonly AskedNews[]> = only(
  asList(asObject<AskedNews>({ name: asName, since: asCount })),
  ({ length }) => length <= MOST_ASKED,
);
const asTold: Check<ToldNews> = asObject({
  name: asName,
  since: asCount,
  fresh: asCount,
  newest: orNull(only(asText, isDay)),
  asOf: asCount,
  show: orNull(asText),
  tag: orNull(asText),
});
const asNews = asList(asTold);

/** How much is new of a search, as far as what was told last says it; null where it says nothing. */
export function freshCount({ name, seenAt }: FollowedSearch, told: readonly ToldNews[]): number | null {
  const news = told.find((one) => one.name === name);
  if (news === undefined) return null;
  if (news.asOf <= seenAt) return 0;
  return news.since === seenAt ? news.fresh : null;
}

/** What is to be asked of these searches; one with a name longer than a server takes is left out, and so are more than it takes. */
export function newsToAsk(searches: readonly FollowedSearch[]): readonly AskedNews[] {
  return searches
    .filter(({ name }) => name.length <= LONGEST_NAME)
    .slice(0, MOST_ASKED)
    .map(({ name, seenAt }) => ({ name, since: seenAt }));
}

/** What a server was asked; null for what is no question, or a longer one. */
export function parseAskedNews(value: unknown): readonly AskedNews[] | null {
  return asAsked(value) ?? null;
}

/** What a browser was told, or has kept of it; null for what is no answer. */
export function parseToldNews(value: unknown): readonly ToldNews[] | null {
  return asNews(value) ?? null;
}
