/** The same bytes in pieces that end at `cuts`, in any order; some may be empty. */
export function cutUp(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.slice(places[i], end));
}

/** The places at which bytes are cut into pieces of so many. */
export function cutsAt(bytes: Uint8Array, size: number): readonly number[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => (index + 1) * size);
}
