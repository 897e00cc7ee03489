/** What stands at an index that must be there. Throws where it is not: a broken index would else give wrong hits. */
export function at<Value>(list: ArrayLike<Value>, index: number): Value {
  const value = list[index];
  if (value === undefined) throw new Error(`Nothing stands at ${index} in a list of ${list.length}`);
  return value;
}
