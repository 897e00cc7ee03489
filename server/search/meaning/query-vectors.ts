import { parseRetryAfter } from "#core/feed/next-check.ts";
import { taskOf } from "#core/search/vector/model-task.ts";
import type { QuantisedVector } from "#core/search/vector/quantised-vector.ts";
import type { ModelServer } from "../../openai/model-server.ts";
import { embed } from "./embed.ts";

/** A reader waits no longer for meanings than this. Milliseconds. */
const LONGEST = 1000;
/** After a failure words alone are looked for, and nobody waits. Milliseconds. */
const REST = 10_000;
const LONGEST_REST = 3_600_000;
/** Those of a busy minute. */
const MOST_KEPT = 200;

interface QueryVectorOptions {
  /** Milliseconds; a second if omitted. */
  readonly longest?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Has what people look for embedded, and keeps what was asked last. */
export class QueryVectors {
  readonly #embedder: ModelServer;
  readonly #longest: number;
  readonly #now: () => number;
  /** By the text, the one asked last at the end. */
  readonly #kept = new Map<string, QuantisedVector>();
  readonly #asked = new Map<string, Promise<QuantisedVector | null>>();
  #restsUntil = 0;

  constructor(embedder: ModelServer, { longest = LONGEST, now = Date.now }: QueryVectorOptions = {}) {
    this.#embedder = embedder;
    this.#longest = longest;
    this.#now = now;
  }

  get model(): string {
    return this.#embedder.model;
  }

  /** The direction of a text; null where its server does not tell it in time, and for a while after that. */
  find(text: string): Promise<QuantisedVector | null> {
    const kept = this.#kept.get(text);
    if (kept) {
      this.#keep(text, kept);
      return Promise.resolve(kept);
    }
    if (this.#now() < this.#restsUntil) return Promise.resolve(null);
    const asked = this.#asked.get(text) ?? this.#ask(text).finally(() => this.#asked.delete(text));
    this.#asked.set(text, asked);
    return asked;
  }

  async #ask(text: string): Promise<QuantisedVector | null> {
    const answer = await embed([taskOf(this.model).query + text], {
      embedder: this.#embedder,
      // Whoever leaves is not the only one who may want it.
      signal: new AbortController().signal,
      longest: this.#longest,
    });
    if (answer.kind === "vectors") {
      const [vector = null] = answer.vectors;
      if (vector) this.#keep(text, vector);
      return vector;
    }
    // What is refused is this text alone.
    if (answer.code === "embed-refused") return null;
    const told = parseRetryAfter(answer.retryAfter, this.#now()) ?? 0;
    this.#restsUntil = this.#now() + Math.min(LONGEST_REST, Math.max(REST, told));
    return null;
  }

  #keep(text: string, vector: QuantisedVector): void {
    this.#kept.delete(text);
    this.#kept.set(text, vector);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
