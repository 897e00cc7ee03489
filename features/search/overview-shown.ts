import type { SearchRequest } from "#core/search/request.ts";

/** So many of the people who said it most are listed above the results; more are to be found among the filters. */
export const MOST_PEOPLE = 5;

/** Whether there is an overview above the results of a search: one without words, or within an episode, has none. */
export function hasOverview({ query, episode }: SearchRequest): boolean {
  return query !== "" && episode === null;
}
