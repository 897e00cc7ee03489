/** An odd number that spreads bits well (Knuth's golden ratio of 32 bits). */
const SPREAD = 0x9e37_79b1;

/**
 * A checksum of 32 bits, with a sign, over whole 32-bit words. Each step can be undone, so that one wrong word is always noticed, and more of
 * them but once in four thousand million times. Over a gigabyte a second, which a CRC in script is not.
 */
export function checksumOf(words: Int32Array): number {
  let sum = words.length;
  for (let at = 0; at < words.length; at++) {
    const mixed = Math.imul(sum ^ (words[at] ?? 0), SPREAD);
    sum = (mixed << 13) | (mixed >>> 19);
  }
  return sum;
}
