import Sqlite from "better-sqlite3";
import { z } from "zod";
import type { IndexedDocument } from "#core/search/index/build-segment.ts";
import { type IndexQuery, listLeaves, type NearTerm } from "#core/search/index/index-query.ts";
import type { Matches } from "#core/search/index/matches.ts";
import { indexedText } from "#core/text/indexed-text.ts";
import { MARK_END, MARK_START } from "./oracle-marks.ts";

const marks = z.array(z.object({ id: z.number(), text: z.string() }));
const rows = z.array(z.object({ id: z.number(), score: z.number() }));

/** SQLite's FTS5 over the same documents, with a tokenizer that makes the same words: what sets and scores must be. */
export class Oracle {
  readonly #sqlite = new Sqlite(":memory:");
  readonly #columns: number;

  constructor(documents: readonly IndexedDocument[], columns = 1) {
    this.#columns = columns;
    const names = Array.from({ length: columns }, (_, column) => `c${column}`);
    this.#sqlite.exec(
      `CREATE VIRTUAL TABLE oracle USING fts5(
         ${names.join(", ")}, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'")`,
    );
    const insert = this.#sqlite.prepare(
      `INSERT INTO oracle(rowid, ${names.join(", ")}) VALUES (?${", ?".repeat(columns)})`,
    );
    this.#sqlite.transaction(() => {
      for (const { id, columns: texts } of documents) insert.run(id, ...texts.map(indexedText));
    })();
  }

  delete(ids: readonly number[]): void {
    const remove = this.#sqlite.prepare("DELETE FROM oracle WHERE rowid = ?");
    for (const id of ids) remove.run(id);
  }

  /**
   * What matches, by id, the scores with the sign turned: the higher the better. Of what has an exclusion each term is scored by
   * itself: beside NOT, FTS5 at times leaves a term out of the score that the document has.
   */
  ask(
    query: IndexQuery,
    weights: readonly number[] = Array.from({ length: this.#columns }, () => 1),
  ): Matches {
    const { expression, condition } = toSql(query);
    if (expression === null) return { ids: new Int32Array(), scores: new Float64Array() };
    const whole = this.match(expression, condition, weights);
    if (!expression.includes(" NOT ")) return whole;
    const scores = new Map(Array.from(whole.ids, (id) => [id, 0]));
    for (const term of listLeaves(query)) {
      const { expression: alone } = toSql(term);
      const own = alone === null ? null : this.match(alone, condition, weights);
      for (const [at, id] of own?.ids.entries() ?? []) {
        const sum = scores.get(id);
        if (sum !== undefined) scores.set(id, sum + (own?.scores[at] ?? 0));
      }
    }
    return { ids: whole.ids, scores: Float64Array.from(scores.values()) };
  }

  /** The texts of the first column that match, by id, as highlight() marks them. */
  marked(query: IndexQuery): ReadonlyMap<number, string> {
    const { expression, condition } = toSql(query);
    if (expression === null) return new Map();
    const found = marks.parse(
      this.#sqlite
        .prepare(
          `SELECT rowid AS id, highlight(oracle, 0, '${MARK_START}', '${MARK_END}') AS text
             FROM oracle WHERE oracle MATCH ? AND ${condition}`,
        )
        .all(expression),
    );
    return new Map(found.map(({ id, text }) => [id, text]));
  }

  match(expression: string, condition = "1", weights: readonly number[] = [1]): Matches {
    const found = rows.parse(
      this.#sqlite
        .prepare(
          `SELECT rowid AS id, -bm25(oracle, ${weights.join(", ")}) AS score
             FROM oracle WHERE oracle MATCH ? AND ${condition} ORDER BY rowid`,
        )
        .all(expression),
    );
    return {
      ids: Int32Array.from(found, ({ id }) => id),
      scores: Float64Array.from(found, ({ score }) => score),
    };
  }
}

/** An FTS5 expression, null where nothing can match; ranges stand at the top only. */
function toSql(query: IndexQuery): { expression: string | null; condition: string } {
  if (query.kind !== "within") return { expression: toExpression(query), condition: "1" };
  const ranges = query.ranges.map(({ first, last }) => `rowid BETWEEN ${first} AND ${last}`);
  return { expression: toExpression(query.wanted), condition: `(${ranges.join(" OR ") || "0"})` };
}

function toExpression(query: IndexQuery): string | null {
  switch (query.kind) {
    case "phrase":
      return query.words.length === 0 ? null : `"${query.words.join(" ")}"`;
    case "beginning":
      return query.words.length === 0 ? null : `"${query.words.join(" ")}" *`;
    case "near":
      return query.of.length === 0 ? null : nearExpression(query);
    case "but": {
      const [wanted, excluded] = [toExpression(query.wanted), toExpression(query.excluded)];
      return wanted === null || excluded === null ? wanted : `(${wanted} NOT ${excluded})`;
    }
    case "within":
      throw new Error("Ranges stand at the top only");
    default: {
      const parts = query.of.map(toExpression);
      const known = parts.filter((part) => part !== null);
      if (known.length === 0 || (query.kind === "all" && known.length < parts.length)) return null;
      return `(${known.join(query.kind === "all" ? " AND " : " OR ")})`;
    }
  }
}

/**
 * FTS5 counts what stands between the beginnings of the first and the last word, those in between included, and knows no sets:
 * one of each, in all ways. A word that is wanted twice it takes from one place.
 */
export function nearExpression({ of, between }: NearTerm): string {
  const ways = of.reduce<readonly string[]>(
    (made, { words }) => made.flatMap((way) => words.map((word) => `${way} "${word}"`)),
    [""],
  );
  const most = between + Math.max(0, of.length - 2);
  return `(${ways.map((way) => `NEAR(${way}, ${most})`).join(" OR ")})`;
}
