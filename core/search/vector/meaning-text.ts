import type { Query } from "../query.ts";

/**
 * What of a query can be looked for by its meaning: its plain words. Null where there are none, and where it says to the letter
 * what is wanted: by phrases, beginnings, what must not be said, or where words stand.
 */
export function meaningText({ groups, excluded, conditions }: Query): string | null {
  const terms = groups.flat();
  const literal =
    excluded.length > 0 ||
    terms.some(({ kind }) => kind !== "word") ||
    conditions.some(({ field }) => field === "in");
  return literal || terms.length === 0 ? null : terms.map(({ text }) => text).join(" ");
}
