/** Two numbers of 32 bits that stand for a text: which others have, too, in one of 2^64 cases, and which are never both 0. */
export function hashText(text: string): readonly [number, number] {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // The primes of FNV-1a and of MurmurHash3.
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b);
    second ^= second >>> 13;
  }
  first = Math.imul(first ^ (first >>> 16), 0xc2b2ae35);
  return [(first ^ (first >>> 15)) >>> 0, second >>> 0 || 1];
}
