import type { Plan, PlannedTerm } from "#server/search/catalogue/plan.ts";
import { nearExpression } from "../../../core/search/index/oracle.ts";

/**
 * The words of a plan as an FTS5 expression, or null when it asks for none. Every text is quoted, so no operator can
 * slip in.
 */
export function matchExpression({
  groups,
  excluded,
  turns,
}: Pick<Plan, "groups" | "excluded" | "turns">): string | null {
  if (turns.length > 0)
    return turns.map((turn) => `(${matchExpression({ ...turn, turns: [] })})`).join(" OR ");
  if (groups.length === 0) return null;
  const wanted = groups.map(anyOf).join(" AND ");
  return excluded.length === 0 ? wanted : `(${wanted}) NOT ${anyOf(excluded)}`;
}

function anyOf(terms: readonly PlannedTerm[]): string {
  return `(${terms.map(termExpression).join(" OR ")})`;
}

function termExpression(term: PlannedTerm): string {
  if (term.kind === "near") return nearExpression(term);
  if (term.kind === "word") return term.forms.map(quote).join(" OR ");
  return term.kind === "prefix" ? `${quote(term.text)} *` : quote(term.text);
}

function quote(text: string): string {
  return `"${text.replaceAll("\0", " ").replaceAll('"', '""')}"`;
}
