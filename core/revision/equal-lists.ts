/** Whether two lists hold the same, in the same order. */
export function areEqual<Value>(one: readonly Value[], other: readonly Value[]): boolean {
  return one.length === other.length && one.every((value, place) => value === other[place]);
}
