import { processWide } from "../process-wide.ts";
import { isBusy } from "../thread/busy.ts";

/** What is asked of the search, and how that ended. */
export type SearchKind = "page" | "playable" | "months" | "news" | "suggest" | "marks";
type SearchEnd = "answered" | "busy" | "left" | "failed";

export interface SearchCount {
  readonly kind: string;
  readonly end: string;
  readonly count: number;
}

const counts = processWide("search counts", () => new Map<string, number>());

/** Counts a question by how it ends; `leaving` aborts when nobody waits for it any more. */
export async function counted<T>(
  kind: SearchKind,
  asked: Promise<T>,
  leaving: AbortSignal | null,
): Promise<T> {
  try {
    const answer = await asked;
    count(kind, "answered");
    return answer;
  } catch (error) {
    count(kind, leaving?.aborted ? "left" : isBusy(error) ? "busy" : "failed");
    throw error;
  }
}

function count(kind: SearchKind, end: SearchEnd): void {
  const name = `${kind} ${end}`;
  counts.get().set(name, (counts.get().get(name) ?? 0) + 1);
}

/** What was asked since this process began. */
export function listSearchCounts(): readonly SearchCount[] {
  return [...counts.get()].map(([name, count]) => {
    const [kind = "", end = ""] = name.split(" ");
    return { kind, end, count };
  });
}
