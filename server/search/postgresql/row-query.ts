import { z } from "zod";
import type { Statistics } from "#core/search/index/bm25.ts";
import type { IndexLeaf } from "#core/search/index/index-query.ts";
import type { ColumnWeights } from "#core/search/index/occurrences.ts";
import { readIntegers } from "../engine/integers.ts";
import type { TextKind } from "../index/text-kind.ts";
import { textQuery } from "./text-query.ts";

/** Asks the rows of one moment, in words that are put together for it. `values` stand for `$1`, `$2` and so on. */
export type AskRows = (sql: string, values?: readonly unknown[]) => Promise<readonly unknown[]>;

/** A leaf of a query, as PostgreSQL is asked for it. */
export interface AskedLeaf {
  readonly leaf: IndexLeaf;
  readonly asked: string;
}

/** What is found: ids, ascending, and at the same index how long each is and how often it has each leaf. */
export interface FoundRows {
  readonly ids: Int32Array;
  readonly lengths: Float64Array;
  readonly frequencies: readonly Float64Array[];
}

const foundRow = z.tuple([z.record(z.string(), z.string())]);
const totalRow = z.tuple([z.object({ documents: z.coerce.number(), words: z.coerce.number() })]);
const countRow = z.tuple([z.record(z.string(), z.coerce.number())]);

/** `kind` is one of few words: it stands in the statement itself, so that the index of that kind is used. */
const found = (kind: TextKind, columns: string) =>
  `FROM (SELECT "id", ${columns} FROM "SearchDocument" WHERE "kind" = '${kind}' AND "words" @@ $1::tsquery ORDER BY "id") AS "d"`;
const list = (column: string) => `coalesce(string_agg("d"."${column}"::text, ','), '') AS "${column}"`;

/** The ids of all that has what is asked for. */
export async function listRows(ask: AskRows, kind: TextKind, asked: string): Promise<Int32Array> {
  const [row] = foundRow.parse(await ask(`SELECT ${list("id")} ${found(kind, '"length"')}`, [asked]));
  return Int32Array.from(readIntegers(row.id ?? ""));
}

/** All that has what is asked for. */
export async function findRows(
  ask: AskRows,
  kind: TextKind,
  asked: string,
  leaves: readonly AskedLeaf[],
  weights: ColumnWeights,
): Promise<FoundRows> {
  const names = leaves.map((_, at) => `f${at}`);
  const columns = leaves.map((_, at) => `${frequency(weights, at + 2)} AS "f${at}"`);
  const sql = `SELECT ${["id", "length", ...names].map(list).join(", ")} ${found(kind, ['"length"', ...columns].join(", "))}`;
  const [row] = foundRow.parse(await ask(sql, [asked, ...leaves.map((one) => one.asked)]));
  return {
    ids: Int32Array.from(readIntegers(row.id ?? "")),
    lengths: readIntegers(row.length ?? ""),
    frequencies: names.map((name) => readIntegers(row[name] ?? "")),
  };
}

/**
 * How often a document has what `$place` asks for, by the weights of its columns: its covers, each of which counts what its words
 * weigh (ts_rank_cd), at most 1.
 */
function frequency(weights: ColumnWeights, place: number): string {
  const [first = 1, second = 1, third = 1] = weights ?? [];
  const most = Math.max(first, second, third);
  // From D, which the words of a text of one column have, to A.
  const shares = [1, third, second, first].map((weight, at) => (at === 0 ? 1 : weight / most));
  return `round(ts_rank_cd('{${shares.join(",")}}', "words", $${place}::tsquery) * ${most})::integer`;
}

/** How much there is of a kind. */
export async function readTotals(ask: AskRows, kind: TextKind): Promise<Statistics> {
  const sql = `SELECT coalesce(sum("documents"), 0) AS "documents", coalesce(sum("words"), 0) AS "words" FROM "SearchTotal" WHERE "kind" = $1`;
  return totalRow.parse(await ask(sql, [kind]))[0];
}

/** In how many documents of a kind each leaf is. */
export async function countRows(
  ask: AskRows,
  kind: TextKind,
  leaves: readonly AskedLeaf[],
): Promise<readonly number[]> {
  if (leaves.length === 0) return [];
  const parts = leaves.map(({ leaf }, at) => {
    const isWord = kind === "passages" && leaf.kind === "phrase" && leaf.words.length === 1;
    const counted = isWord
      ? `coalesce((SELECT "passages" FROM "SearchWord" WHERE "word" = $${at + 1}), 0)`
      : `(SELECT count(*) FROM "SearchDocument" WHERE "kind" = '${kind}' AND "words" @@ $${at + 1}::tsquery)`;
    return { sql: `${counted} AS "c${at}"`, value: isWord ? leaf.words[0] : textQuery(leaf) };
  });
  const sql = `SELECT ${parts.map((part) => part.sql).join(", ")}`;
  const [row] = countRow.parse(
    await ask(
      sql,
      parts.map(({ value }) => value),
    ),
  );
  return leaves.map((_, at) => row[`c${at}`] ?? 0);
}
