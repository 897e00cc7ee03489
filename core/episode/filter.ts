/** The orders in which a show's episodes can be listed. */
export const ORDERS = ["newest", "oldest", "longest", "shortest"] as const;
export type EpisodeOrder = (typeof ORDERS)[number];

/** Which of a show's episodes are wanted, and how: what the show's page has in its address. */
export interface EpisodeFilter {
  /** Words that the title or the summary must contain, whatever their case; empty for all. */
  readonly text: string;
  /** A tag's slug. */
  readonly tag: string | null;
  readonly transcribed: boolean;
  readonly order: EpisodeOrder;
  /** Counted from 1. */
  readonly page: number;
}

/** The address of a show's page with its episodes filtered so; what is empty is left out. */
export function filterHref(showHref: string, { text, tag, transcribed, order, page }: EpisodeFilter): string {
  const given = { text, tag: tag ?? "", transcribed: transcribed ? "1" : "", order, page: String(page) };
  const pairs = Object.entries(given).filter(([, value]) => value !== "");
  return `${showHref}?${new URLSearchParams(Object.fromEntries(pairs))}`;
}
