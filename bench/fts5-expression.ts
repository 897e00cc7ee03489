import type { IndexQuery, NearTerm } from "#core/search/index/index-query.ts";

/** What FTS5 is asked for the same: words, phrases and beginnings, and what is made of them. */
export function fts5Expression(query: IndexQuery): string {
  switch (query.kind) {
    case "phrase":
      return `"${query.words.join(" ")}"`;
    case "beginning":
      return `"${query.words.join(" ")}" *`;
    case "near":
      return nearExpression(query);
    case "but":
      return `(${fts5Expression(query.wanted)} NOT ${fts5Expression(query.excluded)})`;
    case "within":
      return fts5Expression(query.wanted);
    default:
      return `(${query.of.map(fts5Expression).join(query.kind === "all" ? " AND " : " OR ")})`;
  }
}

/** One of each set, in all ways. */
function nearExpression({ of, between }: NearTerm): string {
  const ways = of.reduce<readonly string[]>(
    (made, { words }) => made.flatMap((way) => words.map((word) => `${way} "${word}"`)),
    [""],
  );
  return `(${ways.map((way) => `NEAR(${way}, ${between + Math.max(0, of.length - 2)})`).join(" OR ")})`;
}
