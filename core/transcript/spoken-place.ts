/** A part of one of several texts: which of them, and from where to where in it (UTF-16 units). */
export interface TextPlace {
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where `words` stand in the texts from number `first` on, as they are read one after the other; a place for each
 * text that they touch, none where they do not begin in that first one.
 */
export function findSpoken(texts: readonly string[], first: number, words: string): readonly TextPlace[] {
  if (words === "") return [];
  let joined = "";
  const starts: number[] = [];
  for (const text of texts.slice(first)) {
    if (starts.length > 0 && joined.length > (texts[first]?.length ?? 0) + words.length) break;
    if (joined !== "") joined += " ";
    starts.push(joined.length);
    joined += text;
  }
  const from = joined.indexOf(words);
  if (from < 0 || from > (texts[first]?.length ?? 0)) return [];
  const to = from + words.length;
  return starts.flatMap((offset, index) => {
    const length = texts[first + index]?.length ?? 0;
    const start = Math.max(0, from - offset);
    const end = Math.min(length, to - offset);
    return end > start ? [{ text: first + index, start, end }] : [];
  });
}
