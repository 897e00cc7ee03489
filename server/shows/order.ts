/** Episodes from the newest on: by their dates, and where these tie or lack as their feed lists them. */
export const NEWEST_FIRST = [
  { orderedAt: { sort: "desc", nulls: "last" } },
  { position: "desc" },
  { id: "desc" },
] as const;

/** The same from the oldest on. */
export const OLDEST_FIRST = [
  { orderedAt: { sort: "asc", nulls: "last" } },
  { position: "asc" },
  { id: "asc" },
] as const;
