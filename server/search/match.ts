import type { Query, Term } from "#core/query.ts";

/** The query as an FTS5 expression, or null when it asks for nothing. Every text is quoted, so no operator can slip in. */
export function matchExpression({ groups, excluded }: Query): string | null {
  if (groups.length === 0) return null;
  const wanted = groups.map((group) => `(${group.map(termExpression).join(" OR ")})`).join(" AND ");
  return excluded.length === 0 ? wanted : `(${wanted}) NOT (${excluded.map(termExpression).join(" OR ")})`;
}

function termExpression({ kind, text }: Term): string {
  const plain = text.replaceAll("\0", " ").replaceAll("ё", "е").replaceAll("Ё", "Е");
  const quoted = `"${plain.replaceAll('"', '""')}"`;
  return kind === "prefix" ? `${quoted} *` : quoted;
}
