import { personHref } from "#core/episode/address.ts";
import type { ListedPerson, ListedShow } from "#core/episode/episode.ts";
import { isNamedSo } from "#core/episode/person.ts";
import { database } from "../db/client.ts";
import { pagesOf } from "./paging.ts";
import { type KnownPerson, knownPeople } from "./people.ts";
import { showSelect, toShowCard } from "./row.ts";

export interface PersonList {
  readonly people: readonly ListedPerson[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly pages: number;
}

const PAGE_SIZE = 120;

/** A page of those whose names begin as `typed`; of all where it is empty. Who is in most episodes comes first. */
export async function listPersonPage(typed: string, page: number): Promise<PersonList> {
  const found = [...(await knownPeople()).values()].filter(({ key }) => isNamedSo(key, typed));
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return { people: shown.map(toListed), total: found.length, pages: pagesOf(found.length, PAGE_SIZE) };
}

/** The person with this key, or null. */
export async function findPerson(key: string): Promise<KnownPerson | null> {
  return (await knownPeople()).get(key) ?? null;
}

/** The shows that credit somebody as a whole, by title. */
export async function listCreditingShows({ shows }: KnownPerson): Promise<readonly ListedShow[]> {
  const rows = await database().show.findMany({
    where: { slug: { in: [...shows] } },
    select: showSelect,
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return rows.map(toShowCard);
}

/** As many as a list can be chosen from. */
const MOST_OF_SHOW = 50;

/** Those who are in most of a show's episodes, with how many those are. */
export async function listShowPeople(
  showSlug: string,
): Promise<readonly { readonly key: string; readonly name: string; readonly count: number }[]> {
  return [...(await knownPeople()).values()]
    .flatMap(({ key, name, heard }) => ({ key, name, count: heard.get(showSlug) ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_OF_SHOW);
}

function toListed({ key, name, roles, imageUrl, episodes }: KnownPerson): ListedPerson {
  return { href: personHref(key), name, roles, imageUrl, episodeCount: episodes.length };
}
