/** Where a feed begins, with its declaration or without. */
const BEGINNING = /<\?xml\s|<(?:rss|rdf:RDF|feed)[\s>]/;

/** A feed, and what stands before it in its file. */
export interface FeedAfter {
  /** As many lines as the file has, those before the feed empty. */
  readonly text: string;
  readonly before: string;
}

/** The feed that begins after something else, as what a program printed before it: warnings of PHP. Null where none begins later. */
export function findFeedAfter(file: string): FeedAfter | null {
  const begun = file.search(BEGINNING);
  const before = file.slice(0, Math.max(begun, 0));
  if (before.trim() === "") return null;
  const lines = before.match(/\n/g)?.length ?? 0;
  return { text: "\n".repeat(lines) + file.slice(begun), before: before.trim() };
}
