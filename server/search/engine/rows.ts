import type { Lexicon } from "./lexicon.ts";
import type { StatementName } from "./statements.ts";
import type { TextIndex } from "./text-index.ts";

/** Where words are looked for. */
export type SearchedWords = "segments" | "rows";

/** What stands for `$1` and `$2` in a statement; numbers in a list are ids. */
export type Value = number | string | readonly number[];

/** The rows of a database as they are at one moment, whatever is written meanwhile. */
export interface Rows {
  /** Another where what is shown is another, by whomever it was changed; see `databaseVersion`. */
  readonly version: string;
  /** What a statement gives: objects by the names of their columns. */
  readonly list: (statement: StatementName, ...values: readonly Value[]) => Promise<readonly unknown[]>;
  /** The same as the values of the columns in their order, which takes less of many rows. */
  readonly tuples: (statement: StatementName, ...values: readonly Value[]) => Promise<readonly unknown[]>;
  /** What finds words among these rows by itself; null where segments do that. */
  readonly texts: TextIndex | null;
}

/** A database to search in, by a connection of its own that writes nothing. */
export interface SearchedDatabase {
  /** Has `work` read the rows of one moment: one after the other, so none reads while it reads. */
  readonly read: <Result>(work: (rows: Rows) => Promise<Result>) => Promise<Result>;
  /** What knows the words of its texts by itself; null where segments do that. */
  readonly lexicon: Lexicon | null;
  readonly close: () => Promise<void>;
}
