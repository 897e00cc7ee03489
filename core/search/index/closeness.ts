import { rangesOf, standsAt } from "./occurrences.ts";
import { documentOf, type SearchIndex } from "./search-index.ts";
import { SEPARATOR, type Segment, type Tokens } from "./segment.ts";
import type { WordRange } from "./vocabulary.ts";

/**
 * How close together documents, by their ids, have what is wanted, one of each group: 1 side by side, towards 0 the further apart, 0
 * when one is missing. A group is any of some forms; one of several words has a space between them. O(words of the document).
 */
export function closenessIn(
  index: SearchIndex,
  groups: readonly (readonly string[])[],
): (id: number) => number {
  const found = new Map<Segment, FormsByWord>();
  const last = new Int32Array(groups.length);
  return (id) => {
    const document = documentOf(index, id);
    if (document === null) return 0;
    const { segment, tokens } = document;
    const forms = found.get(segment) ?? findForms(segment, groups);
    found.set(segment, forms);
    return closeness(tokens, forms, last);
  };
}

interface FormsByWord {
  /** By the number of a word: 1 where a form begins with it. Most words begin none, and a map takes ten times as long to say so. */
  readonly begins: Uint8Array;
  /** By the word that they begin with: forms of a segment, and the groups that they are of. */
  readonly forms: ReadonlyMap<number, readonly FoundForm[]>;
}

interface FoundForm {
  readonly group: number;
  readonly ranges: readonly WordRange[];
}

function findForms(segment: Segment, groups: readonly (readonly string[])[]): FormsByWord {
  const found = new Map<number, FoundForm[]>();
  const begins = new Uint8Array(segment.size.words + 1);
  for (const [group, forms] of groups.entries())
    for (const form of forms) {
      const ranges = rangesOf(segment, { kind: "phrase", words: form.split(" ") });
      const [first] = ranges ?? [];
      if (ranges === null || !first) continue;
      found.set(first.from, [...(found.get(first.from) ?? []), { group, ranges }]);
      begins[first.from] = 1;
    }
  return { begins, forms: found };
}

/** `last`: room for a place of each group. */
function closeness(tokens: Tokens, { begins, forms }: FormsByWord, last: Int32Array): number {
  last.fill(-1);
  let narrowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at] ?? SEPARATOR;
    if (begins[word] === 0) continue;
    let end = -1;
    for (const { group, ranges } of forms.get(word) ?? []) {
      if (!standsAt(tokens, at, ranges)) continue;
      last[group] = at;
      end = Math.max(end, at + ranges.length);
    }
    let first = end;
    for (let group = 0; group < last.length; group++) first = Math.min(first, last[group] ?? -1);
    if (first >= 0) narrowest = Math.min(narrowest, end - first);
  }
  return Math.min(1, last.length / narrowest);
}
