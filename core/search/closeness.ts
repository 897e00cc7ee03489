/**
 * How close together a text has its wanted words, one of each group: 1 side by side, towards 0 the further apart,
 * 0 when one is missing. O(words).
 */
export function closeness(words: readonly string[], groups: readonly (readonly string[])[]): number {
  const last = groups.map(() => -1);
  let narrowest = Number.POSITIVE_INFINITY;
  for (const [index, word] of words.entries()) {
    let wanted = false;
    for (const [number, group] of groups.entries()) {
      if (!group.includes(word)) continue;
      last[number] = index;
      wanted = true;
    }
    const first = Math.min(...last);
    if (wanted && first >= 0) narrowest = Math.min(narrowest, index - first + 1);
  }
  return Math.min(1, groups.length / narrowest);
}
