import { openSource } from "#server/db/copy/target.ts";
import type { Row, Value } from "#server/db/copy/value.ts";
import type { DatabaseLocation } from "#server/db/location.ts";

type NamedRow = Readonly<Record<string, Value>>;

/**
 * All rows of a database of either kind by their tables, and their values by their columns: in the order of their ids, or
 * of what they hold where they have none. Moments are epoch milliseconds.
 */
export async function rowsOf(
  location: DatabaseLocation,
): Promise<Readonly<Record<string, readonly NamedRow[]>>> {
  const source = await openSource(location);
  try {
    const found: Record<string, readonly NamedRow[]> = {};
    for (const table of await source.tables()) {
      const named = ([...values]: Row) =>
        Object.fromEntries(table.columns.map(({ name }, index) => [name, values[index] ?? null]));
      const rows: NamedRow[] = [];
      for await (const batch of source.rows(table)) rows.push(...batch.map(named));
      found[table.name] = table.counted ? rows : rows.toSorted(byContent);
    }
    return found;
  } finally {
    await source.close();
  }
}

const byContent = (one: NamedRow, other: NamedRow) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
