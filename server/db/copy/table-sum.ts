import { createHash } from "node:crypto";
import type { Row, Value } from "./value.ts";

/** 128 bits. */
const MODULUS = 2n ** 128n;

/** What tells whether two tables hold the same rows, in whatever order. */
export interface Sum {
  readonly rows: number;
  /** The sum of what all rows hash to. */
  readonly checksum: bigint;
}

export const NOTHING: Sum = { rows: 0, checksum: 0n };

export function add(sum: Sum, rows: readonly Row[]): Sum {
  const checksum = rows.reduce((total, row) => (total + hashOf(row)) % MODULUS, sum.checksum);
  return { rows: sum.rows + rows.length, checksum };
}

export function isSame(one: Sum, other: Sum): boolean {
  return one.rows === other.rows && one.checksum === other.checksum;
}

function hashOf(row: Row): bigint {
  const hash = createHash("sha256");
  for (const value of row) hash.update(written(value)).update("\0");
  return BigInt(`0x${hash.digest("hex").slice(0, 32)}`);
}

/** With its length, and what it is, so that no two rows are written alike. */
function written(value: Value): string | Uint8Array {
  if (value instanceof Uint8Array) return createHash("sha256").update(value).digest();
  if (typeof value === "string") return `${value.length} ${value}`;
  return typeof value === "object" && value !== null
    ? `json ${JSON.stringify(value.json, inOrder)}`
    : String(value);
}

/** PostgreSQL keeps the keys of an object in another order. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
