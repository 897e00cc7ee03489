import { parseQuery } from "#core/search/query.ts";
import { type Plan, planQuery, type SpokenWords } from "./plan.ts";

/** A plan is some kilobytes at most; so many are the searches of a busy minute. */
const MOST_KEPT = 200;

/** Plans queries, and keeps the last plans: who opens a hit asks its episode's page for the same query again. */
export class RecentPlans {
  /** By the query as it was typed, the one asked last at the end. */
  readonly #plans = new Map<string, Plan>();
  #of: SpokenWords | null = null;

  /** The plan of `query` as a person typed it; made anew when the vocabulary is another. */
  planFor(query: string, vocabulary: SpokenWords): Plan {
    if (vocabulary !== this.#of) this.#plans.clear();
    this.#of = vocabulary;
    const plan = this.#plans.get(query) ?? planQuery(parseQuery(query), vocabulary);
    this.#plans.delete(query);
    this.#plans.set(query, plan);
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > MOST_KEPT && oldest !== undefined) this.#plans.delete(oldest);
    return plan;
  }
}
