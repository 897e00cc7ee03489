import { Prisma } from "./client.ts";
import type { DatabaseKind } from "./kind.ts";

/** The elements of a JSON list of texts as rows, for FROM: their column is `"name"."value"`. */
export function elementsOf(kind: DatabaseKind, list: Prisma.Sql, name: string): Prisma.Sql {
  const alias = Prisma.raw(`"${name}"`);
  return kind === "sqlite"
    ? Prisma.sql`json_each(${list}) AS ${alias}`
    : Prisma.sql`jsonb_array_elements_text(${list}) AS ${alias}("value")`;
}

/** A JSON list that a statement is given as text. */
export function givenList(kind: DatabaseKind, values: readonly unknown[]): Prisma.Sql {
  const text = JSON.stringify(values);
  return kind === "sqlite" ? Prisma.sql`${text}` : Prisma.sql`CAST(${text} AS JSONB)`;
}
