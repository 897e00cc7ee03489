import { nearPlaces } from "#core/search/index/near-places.ts";
import { wordStem } from "#core/search/word-stem.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import type { Catalogue, EpisodeEntry } from "./catalogue.ts";
import type { Plan, PlannedTerm } from "./plan.ts";

/** Whether the words of a plan are to stand in titles of episodes, and nowhere else. */
export function asksForTitles({ conditions }: Pick<Plan, "conditions">): boolean {
  return conditions.some(({ field }) => field === "in");
}

/** The words of a title, and their stems. */
interface Title {
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
}

/** By an episode, which stays the same while nothing of it changes. */
const titles = new WeakMap<EpisodeEntry, Title>();

/** The episodes whose titles have what a plan asks for. */
export function listTitled({ groups, excluded }: Plan, { episodes }: Catalogue): readonly EpisodeEntry[] {
  return [...episodes.values()].filter((episode) => {
    const title = titleOf(episode);
    return (
      groups.every((terms) => terms.some((term) => hasTerm(title, term))) &&
      !excluded.some((term) => hasTerm(title, term))
    );
  });
}

function titleOf(episode: EpisodeEntry): Title {
  const known = titles.get(episode);
  if (known) return known;
  const words = indexWords(episode.title);
  const title = { words, stems: new Set(words.map(wordStem)) };
  titles.set(episode, title);
  return title;
}

/** A word in any of its forms, also in those that are spoken nowhere. */
function hasTerm(title: Title, term: PlannedTerm): boolean {
  switch (term.kind) {
    case "word":
      return term.forms.some((form) =>
        form.includes(" ") ? hasWords(title, form.split(" "), false) : title.stems.has(wordStem(form)),
      );
    case "near":
      return isNear(title, term);
    default:
      return hasWords(title, indexWords(term.text), term.kind === "prefix");
  }
}

function isNear({ words }: Title, near: Extract<PlannedTerm, { kind: "near" }>): boolean {
  const stems = near.of.map((set) => new Set(set.words.map(wordStem)));
  const sets = words.map((word) => stems.findIndex((own) => own.has(wordStem(word))) + 1);
  return nearPlaces(sets, near).length > 0;
}

/** One behind the other; the last may be the beginning of a word. */
function hasWords({ words }: Title, wanted: readonly string[], goesOn: boolean): boolean {
  const last = goesOn ? wanted.length - 1 : wanted.length;
  return words.some((_, first) =>
    wanted.every((word, index) => {
      const written = words[first + index];
      return index === last ? written?.startsWith(word) === true : written === word;
    }),
  );
}
