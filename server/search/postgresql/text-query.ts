import type { IndexQuery, IndexTerm } from "#core/search/index/index-query.ts";

/**
 * What a query asks for as PostgreSQL reads a `tsquery`; null where nothing can match. It cannot tell how near words are in any order: `most` finds
 * all that have them, and `least` none for that. Ranges play no part.
 */
export function textQuery(query: IndexQuery, side: "most" | "least" = "most"): string | null {
  switch (query.kind) {
    case "phrase":
    case "beginning":
      return termQuery(query);
    case "near":
      return side === "least"
        ? null
        : joined(
            query.of.map(({ words }) => joined(words.map(quoted), "|")),
            "&",
          );
    case "within":
      return textQuery(query.wanted, side);
    case "but": {
      const wanted = textQuery(query.wanted, side);
      const excluded = textQuery(query.excluded, side === "most" ? "least" : "most");
      return wanted === null || excluded === null ? wanted : `(${wanted} & !${excluded})`;
    }
    case "all": {
      const parts = query.of.map((part) => textQuery(part, side));
      return parts.includes(null) ? null : joined(parts, "&");
    }
    case "any":
      return joined(
        query.of.map((part) => textQuery(part, side)),
        "|",
      );
  }
}

function termQuery({ kind, words }: IndexTerm): string | null {
  const end = kind === "beginning" ? ":*" : "";
  return joined(
    words.map((word, at) => quoted(word) + (at === words.length - 1 ? end : "")),
    "<->",
  );
}

/** A word has letters, digits and marks only: nothing that would have to be escaped. */
function quoted(word: string): string {
  return `'${word}'`;
}

function joined(parts: readonly (string | null)[], by: "&" | "|" | "<->"): string | null {
  const some = parts.filter((part) => part !== null);
  return some.length === 0 ? null : `(${some.join(` ${by} `)})`;
}
