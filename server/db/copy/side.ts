import type { ColumnKind, Row } from "./value.ts";

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A table that is copied. */
export interface Table {
  readonly name: string;
  /** In the order of their names. */
  readonly columns: readonly Column[];
  /** Whether its rows are told apart by a number called `id` that the database counts. */
  readonly counted: boolean;
}

/** One of the two databases of a copy. */
export interface Side {
  /** In the order of their names. */
  readonly tables: () => Promise<readonly Table[]>;
  readonly count: (table: Table) => Promise<number>;
  /** All rows in batches; of a counted table those whose id is greater than `after` and at most `last`, in their order. */
  readonly rows: (table: Table, after?: number, last?: number) => AsyncIterable<readonly Row[]>;
  /** The last id that a counted table has given; 0 for none. */
  readonly lastGiven: (table: Table) => Promise<number>;
  /** Whether a copy to it was begun and has not come to its end. */
  readonly unfinished: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** One that is written to: nobody else uses it, and until it is finished no site begins with it. */
export interface TargetSide extends Side {
  readonly clear: (table: Table) => Promise<void>;
  /** All of them or none. */
  readonly insert: (table: Table, rows: readonly Row[]) => Promise<void>;
  /** Lets the database keep itself whole again, and count on from these ids. `given` are counted tables with their last. */
  readonly finish: (given: readonly (readonly [Table, number])[]) => Promise<void>;
}

/** Holds what is to be done at the end of a copy, and is gone then. */
export const MARK = "_copying";

/** What is of a database itself. */
export const OWN_TABLES: readonly string[] = [
  "_prisma_migrations",
  MARK,
  // Made of texts where PostgreSQL searches by itself.
  "SearchDocument",
  "SearchWord",
  "SearchTotal",
];

/** Rows of a batch: of tables with bytes, of which one row may be megabytes, fewer. */
export function batchOf({ columns }: Table): number {
  return columns.some(({ kind }) => kind === "bytes") ? 20 : 500;
}

/** The names of its columns, quoted, for a statement. */
export function columnsOf({ columns }: Table): string {
  return columns.map(({ name }) => `"${name}"`).join(", ");
}

/** Of the id of a counted table where none is meant. */
export const NO_ID = 0;
export const ANY_ID = Number.MAX_SAFE_INTEGER;
