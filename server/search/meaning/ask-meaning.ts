import { parseQuery } from "#core/search/query.ts";
import { ALL_REPEATS, type SearchRequest } from "#core/search/request.ts";
import { meaningText } from "#core/search/vector/meaning-text.ts";
import type { QueryVectors } from "./query-vectors.ts";
import type { MeaningQuestion } from "./similar.ts";
import type { VectorShelf } from "./vector-shelf.ts";

/** What a search asks for by its meaning: nothing where it has none, or the server that knows meanings has failed. */
export type AskedMeaning =
  | { readonly kind: "unasked" | "failed" }
  | { readonly kind: "asked"; readonly question: MeaningQuestion };

/** Asks its server what a search means, where it is ordered by relevance and there are vectors to hold that against. */
export async function askMeaning(
  request: Pick<SearchRequest, "query" | "order" | "repeats">,
  queries: QueryVectors | null,
  shelf: VectorShelf | null,
): Promise<AskedMeaning> {
  // What repeats one passage is a matter of words.
  const asks = request.order === "relevance" && [null, ALL_REPEATS].includes(request.repeats);
  const text = asks ? meaningText(parseQuery(request.query)) : null;
  if (queries === null || shelf === null || shelf.blocks.length === 0 || text === null)
    return { kind: "unasked" };
  const vector = await queries.find(text);
  return vector?.numbers.length === shelf.dimensions
    ? { kind: "asked", question: { vector, shelf } }
    : { kind: "failed" };
}
