/** A line of a transcript that was written for people, without its markup. */
export interface WrittenLine {
  /** Where it stands in its file, counted from 1. */
  readonly line: number;
  /** Plain, white space folded. A line without text, name and start parts paragraphs. */
  readonly text: string;
  /** A name that the markup sets apart from the words: in bold, cited. */
  readonly name: string | null;
  /** A time that the markup sets apart from the words, in seconds. */
  readonly start: number | null;
  /** 1 to 6 of a heading, as in HTML; null of all else. */
  readonly level: number | null;
}

/** A line that is not empty, and its place in its paragraph. */
export interface PlacedLine extends WrittenLine {
  readonly first: boolean;
  readonly last: boolean;
}

export function plainLine(line: number, text: string): WrittenLine {
  return { line, text, name: null, start: null, level: null };
}

function isBreak(line: WrittenLine | undefined): boolean {
  return line === undefined || (line.text === "" && line.name === null && line.start === null);
}

/** The lines that are not empty. A heading is a paragraph of its own. */
export function placeLines(lines: readonly WrittenLine[]): readonly PlacedLine[] {
  const parted = (line: WrittenLine | undefined) => isBreak(line) || (line?.level ?? null) !== null;
  return lines.flatMap((line, index) => {
    if (isBreak(line)) return [];
    const alone = line.level !== null;
    return [{ ...line, first: alone || parted(lines[index - 1]), last: alone || parted(lines[index + 1]) }];
  });
}
