/** White space of every kind folded to single spaces, none at the ends. */
export function foldSpaces(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The lines of a text file, whichever way they end, without a byte order mark; NUL becomes U+FFFD (WebVTT, section 4.1). */
export function splitLines(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "\uFFFD")
    .split(/\r\n|\r|\n/);
}
