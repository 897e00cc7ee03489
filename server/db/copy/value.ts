import { tenableJson, tenableText } from "../postgresql/statement.ts";

/** What the values of a column mean, in whichever way a database writes them. */
export type ColumnKind = "flag" | "number" | "text" | "moment" | "json" | "bytes";

/** A value as every database understands it: a moment is milliseconds since 1970, and JSON is read. */
export type Value = null | boolean | number | string | Uint8Array | { readonly json: unknown };

/** In the order of the columns of its table. */
export type Row = readonly Value[];

/** By how a database declares a column; text where it is none of the others. */
const KINDS: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^bool/i, "flag"],
  [/^(?:int|bigint|smallint|real|double|float)/i, "number"],
  [/^(?:datetime|timestamp)/i, "moment"],
  [/^json/i, "json"],
  [/^(?:blob|bytea)/i, "bytes"],
];

export function kindOf(declared: string): ColumnKind {
  return KINDS.find(([pattern]) => pattern.test(declared))?.[1] ?? "text";
}

/** Reads a value as a driver gives it: SQLite's own, or PostgreSQL's text. What no text can hold there is replaced (statement.ts). Throws where it is none of its kind. */
export function readValue(kind: ColumnKind, given: unknown): Value {
  if (given === null) return null;
  switch (kind) {
    case "flag":
      return given === 1 || given === "t";
    case "number":
      return finite(Number(given), given);
    case "moment":
      return finite(typeof given === "number" ? given : Date.parse(withZone(String(given))), given);
    case "json":
      return { json: JSON.parse(tenableJson(String(given))) };
    case "bytes":
      return given instanceof Uint8Array ? given : Buffer.from(String(given).slice("\\x".length), "hex");
    default:
      return tenableText(String(given));
  }
}

function finite(value: number, given: unknown): number {
  if (!Number.isFinite(value)) throw new Error(`Neither a number nor a moment: ${String(given)}`);
  return value;
}

/** A moment of a database is in UTC where it says no zone. */
function withZone(moment: string): string {
  return /(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(moment) ? moment : `${moment.replace(" ", "T")}Z`;
}
