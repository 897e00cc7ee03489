import type { TextPart } from "#core/search/marked-text.ts";

/** What the index writes between the characters of scripts without spaces. */
const SEPARATOR = "\u001f";

/** What the oracle gives back without them: as long as the text it was made from, unit for unit. */
export function withoutSeparators(indexed: string): string {
  return indexed.replaceAll(SEPARATOR, "");
}

/** Control characters that stand around a match in what FTS5 returns; no spoken text holds them. */
export const MARK_START = "\u0002";
export const MARK_END = "\u0003";

/**
 * The parts of `text`, in order, as `marked` marks them: the same text unit for unit, or folded without a change
 * of length, with marks. Joined the parts are `text`.
 */
export function markedParts(marked: string, text: string): readonly TextPart[] {
  let position = 0;
  return marked
    .split(MARK_START)
    .flatMap((piece, index) => {
      const end = index === 0 ? -1 : piece.indexOf(MARK_END);
      return end < 0
        ? [{ text: piece.replaceAll(MARK_END, ""), marked: false }]
        : [
            { text: piece.slice(0, end), marked: true },
            { text: piece.slice(end + 1).replaceAll(MARK_END, ""), marked: false },
          ];
    })
    .filter((part) => part.text !== "")
    .map((part) => {
      const from = position;
      position += part.text.length;
      return { ...part, text: text.slice(from, position) };
    });
}
