import { listWordChanges } from "./word-changes.ts";

/** A part of two texts: in both, or in one of them. */
export interface DifferencePart {
  readonly kind: "same" | "removed" | "inserted";
  readonly text: string;
}

/**
 * Two texts as one row of parts, by whole words, none of them empty: without what is inserted it is `before`, without what is
 * removed it is `after`. What stands for something else comes after it.
 */
export function wordDifference(before: string, after: string): readonly DifferencePart[] {
  const parts: DifferencePart[] = [];
  let done = 0;
  for (const { at, removed, inserted } of listWordChanges(before, after)) {
    parts.push(
      { kind: "same", text: before.slice(done, at.before) },
      { kind: "removed", text: removed },
      { kind: "inserted", text: inserted },
    );
    done = at.before + removed.length;
  }
  return [...parts, { kind: "same" as const, text: before.slice(done) }].filter(({ text }) => text !== "");
}
