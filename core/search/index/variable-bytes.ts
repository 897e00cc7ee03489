/** How many bytes a whole number below 2 ** 32 takes: seven bits in each, the lowest first. */
export function bytesOf(number: number): number {
  if (number < 0x80) return 1;
  if (number < 0x4000) return 2;
  if (number < 0x20_0000) return 3;
  return number < 0x1000_0000 ? 4 : 5;
}

/** Writes a number from a place on; what follows begins at the place that is given back. */
export function writeNumber(bytes: Uint8Array, place: number, number: number): number {
  let at = place;
  let rest = number;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** The number that stands at a place, and where it ends. */
export function readNumber(
  bytes: Uint8Array,
  place: number,
): { readonly number: number; readonly end: number } {
  let end = place;
  let byte = bytes[end++] ?? 0;
  let number = byte & 0x7f;
  for (let shift = 7; byte > 0x7f; shift += 7) {
    byte = bytes[end++] ?? 0;
    number |= (byte & 0x7f) << shift;
  }
  return { number, end };
}
