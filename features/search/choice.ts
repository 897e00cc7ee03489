import { searchFor, searchHref } from "#core/search/request.ts";
import type { Suggestions } from "#core/search/suggestions.ts";

export const KINDS = ["words", "people", "shows", "episodes"] as const;

/** One suggestion, as it is read and as it is followed. */
export interface Choice {
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
  /** What tells it from others of the same text. */
  readonly detail: string | null;
  /** No other choice has the same. */
  readonly href: string;
  /** The query it searches for; empty where it is a page to open. */
  readonly query: string;
}

/** All suggestions in the order in which they are shown. */
export function listChoices({ words, people, shows, episodes }: Suggestions): readonly Choice[] {
  const choices = [
    ...words.map((text) => searchChoice("words", text, text)),
    // In a query a quotation mark ends the name.
    ...people.map((text) => searchChoice("people", text, `speaker:"${text.replaceAll('"', " ")}"`)),
    ...shows.map(({ title, href }) => pageChoice("shows", title, null, href)),
    ...episodes.map(({ title, showTitle, href }) => pageChoice("episodes", title, showTitle, href)),
  ];
  return [...new Map(choices.map((choice) => [choice.href, choice])).values()];
}

function searchChoice(kind: Choice["kind"], text: string, query: string): Choice {
  return { kind, text, detail: null, href: searchHref(searchFor(query)), query };
}

function pageChoice(kind: Choice["kind"], text: string, detail: string | null, href: string): Choice {
  return { kind, text, detail, href, query: "" };
}

/** The element of a choice, by its place among all. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** The choice before or after the active one; null stands for the text, which comes before the first and after the last. */
export function nextChoice(choices: readonly Choice[], active: Choice | null, by: 1 | -1): Choice | null {
  const places = [null, ...choices];
  return places[(places.indexOf(active) + by + places.length) % places.length] ?? null;
}
