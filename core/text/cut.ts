/** The first `most` UTF-16 units, or one less where that would halve a character: a half cannot stand in an address. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
