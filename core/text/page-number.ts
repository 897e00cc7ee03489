const MOST_PAGES = 100_000;

/** The number of a page, counted from 1; 1 for whatever cannot be read. */
export function pageOf(text: string): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1;
}
