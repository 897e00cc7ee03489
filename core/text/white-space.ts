/** White space that is more than single spaces between words. */
const UNFOLDED = /\s\s|[^\S ]/;

/** White space of every kind folded to single spaces, none at the ends. */
export function foldSpaces(text: string): string {
  // Most texts need no folding, and looking is much quicker than replacing.
  return UNFOLDED.test(text) ? text.replace(/\s+/g, " ").trim() : text.trim();
}

/**
 * The lines of a text file, whichever way they end, without a byte order mark; NUL becomes U+FFFD (WebVTT, section
 * 4.1). CR CR LF, which a file gets where its line ends are translated twice, ends one line.
 */
export function splitLines(text: string): readonly string[] {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\0", "\uFFFD");
  return plain.includes("\r") ? plain.split(/\r{0,2}\n|\r/) : plain.split("\n");
}
