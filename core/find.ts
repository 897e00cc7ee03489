/** Where a text was found: which of the texts, and from where to where in it (UTF-16 units). */
export interface Found {
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** A text made ready for finding: case and accents folded away, with the way back to the original's offsets. */
export interface FoldedText {
  readonly folded: string;
  /** Original offset of each unit of `folded`; null when they are the same. */
  readonly offsets: Uint32Array | null;
}

const MARKS = /\p{M}+/gu;

/** Folds case, accents and the kinds of apostrophes and spaces, so that "cafe" finds "Café". */
export function foldText(text: string): FoldedText {
  const simple = fold(text);
  if (simple.length === text.length) return { folded: simple, offsets: null };
  let folded = "";
  const offsets: number[] = [];
  for (let index = 0; index < text.length; ) {
    const unit = String.fromCodePoint(text.codePointAt(index) ?? 0);
    const part = fold(unit);
    folded += part;
    for (let i = 0; i < part.length; i++) offsets.push(index);
    index += unit.length;
  }
  return { folded, offsets: Uint32Array.from([...offsets, text.length]) };
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/\s/g, " ");
}

/** Every place where `needle` stands in the texts, in order, not overlapping. An empty needle is nowhere. */
export function findAll(texts: readonly FoldedText[], needle: string): readonly Found[] {
  const wanted = fold(needle.trim());
  if (wanted === "") return [];
  const found: Found[] = [];
  for (const [text, { folded, offsets }] of texts.entries()) {
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      const end = at + wanted.length;
      found.push({ text, start: offsets?.[at] ?? at, end: offsets?.[end] ?? end });
    }
  }
  return found;
}
