/** The same list where nothing has changed in it. */
export function withChanged<Row extends { readonly id: string }>(
  rows: readonly Row[],
  changed: ReadonlySet<string>,
  added: readonly Row[],
): readonly Row[] {
  const others = rows.filter(({ id }) => !changed.has(id));
  return others.length === rows.length && added.length === 0 ? rows : [...others, ...added];
}

/** Those of `after` that are not in `before` as they are. */
export function changedOf<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly Row[],
): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.filter((row) => JSON.stringify(row) !== JSON.stringify(known.get(row.id)));
}
