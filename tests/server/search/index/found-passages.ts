import { keepDocuments } from "#core/search/index/deletions.ts";
import { listMatches, openIndex } from "#core/search/index/search-index.ts";
import { openSegment } from "#core/search/index/segment.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import type { Database } from "#server/db/client.ts";

/** The ids of the passages in which the index that a database keeps finds a word. */
export async function foundBy(db: Database, word: string): Promise<readonly number[]> {
  const kept = await db.searchSegment.findMany({ where: { kind: "passages" }, include: { texts: true } });
  const segments = kept.flatMap(({ bytes, texts }) => {
    const segment = openSegment(bytes.slice().buffer);
    return segment ? [keepDocuments(segment, texts)] : [];
  });
  return [...listMatches(openIndex(segments), { kind: "phrase", words: indexWords(word) })];
}
