/** What databases say in words of their own. */
export interface Dialect {
  /** That what stands before it is one of the numbers of `$1`. */
  readonly among: string;
  /** Whether words are kept as rows, so that segments no longer are: see server/search/postgresql/word-tables.ts. */
  readonly hasWordRows: string;
}

/**
 * What search asks of a database, the same of any. A hundred thousand numbers leave a database ten times faster as one text than
 * as rows; see integers.ts. What comes first where several do is said, for no two databases do the same unasked.
 */
export function statementsIn({ among, hasWordRows }: Dialect) {
  return {
    shows: `SELECT "id", "slug", "title", "language" FROM "Show" ORDER BY "id"`,
    episodes: `
      SELECT "id", "showId", "slug", "title", "publishedAt", "duration", "publishedDay", "audioUrl" IS NOT NULL,
             "transcribedAt"
        FROM "Episode" WHERE "withdrawnAt" IS NULL AND "id" ${among}`,
    tagged: `
      SELECT et."A" AS "episodeId", t."slug", t."name" FROM "_EpisodeToTag" et JOIN "Tag" t ON t."id" = et."B"
       WHERE et."A" ${among} ORDER BY et."A", et."B"`,
    episodeEditions: `
      SELECT ${numbers('"episodeId"')} AS "ids", ${numbers('"number"')} AS "editions" FROM "EpisodeEdition"`,
    people: `SELECT "name" FROM "Person" GROUP BY "name" ORDER BY min("id")`,

    editions: `SELECT ${numbers('"id"')} AS "ids", ${numbers('"edition"')} AS "editions" FROM "Transcript"`,
    spoken: `
      SELECT t."id", t."episodeId", t."language", t."timing", p."speaker", ${numbers('p."id"')} AS "ids"
        FROM "Transcript" t JOIN "Passage" p ON p."transcriptId" = t."id"
       WHERE t."id" ${among} GROUP BY t."id", p."speaker" ORDER BY t."id", p."speaker"`,
    untimed: `
      SELECT t."id", ${numbers('p."id"')} AS "ids"
        FROM "Transcript" t JOIN "Passage" p ON p."transcriptId" = t."id"
       WHERE t."timing" = 'aligned' AND p."start" IS NULL AND t."id" ${among} GROUP BY t."id"`,

    chaptered: `SELECT "id", "episodeId" AS "episode" FROM "Chapter" WHERE "id" ${among} ORDER BY "start", "id"`,
    times: `SELECT "transcriptId", "id", "start", "end" FROM "Passage" WHERE "transcriptId" ${among}`,

    passages: `
      SELECT "id", "position", "start", "end", "speaker", "wordTimes", "text" FROM "Passage" WHERE "id" ${among}`,
    textsBetween: `SELECT "id", "position", "text" FROM "Passage" WHERE "id" BETWEEN $1 AND $2 ORDER BY "id"`,
    chapters: `SELECT "id", "start", "title" FROM "Chapter" WHERE "id" ${among}`,
    starts: `SELECT "id", "start" FROM "Passage" WHERE "start" IS NOT NULL AND "id" ${among}`,

    tracks: `
      SELECT e."id", e."guid", e."slug", e."title", e."imageUrl", e."duration", e."audioUrl", e."audioType", e."peaks",
             e."chaptersNoted", s."guid" AS "showGuid", s."slug" AS "showSlug", s."title" AS "showTitle", s."language",
             s."imageUrl" AS "showImageUrl"
        FROM "Episode" e JOIN "Show" s ON s."id" = e."showId" WHERE e."id" ${among}`,
    trackChapters: `
      SELECT "episodeId", "start", "title", "url", "imageUrl" FROM "Chapter"
       WHERE "episodeId" ${among} AND "listed" ORDER BY "start", "id"`,

    wordRows: `SELECT 1 AS "kept" WHERE ${hasWordRows}`,
    lastSegment: `SELECT coalesce(max("id"), 0) AS "id" FROM "SearchSegment"`,
    segments: `SELECT "id", "kind" FROM "SearchSegment" WHERE "version" = $1 ORDER BY "id"`,
    textCounts: `SELECT "segmentId", count(*) FROM "SearchedText" GROUP BY "segmentId"`,
    segmentTexts: `SELECT "segmentId", "first", "last" FROM "SearchedText" WHERE "segmentId" ${among}`,
    lastVectors: `SELECT coalesce(max("id"), 0) AS "id" FROM "PassageVectors"`,
    vectors: `
      SELECT "id", "transcriptId", "first", "dimensions" FROM "PassageVectors"
       WHERE "id" > $1 AND "model" = $2 ORDER BY "id"`,
    vectored: `SELECT "transcriptId" FROM "PassageVectors" WHERE "model" = $1`,
    vectorBytes: `SELECT "bytes" FROM "PassageVectors" WHERE "id" = $1`,

    segmentBytes: `SELECT "bytes" FROM "SearchSegment" WHERE "id" = $1`,
  } as const satisfies Readonly<Record<string, string>>;
}

export type StatementName = keyof ReturnType<typeof statementsIn>;

/** The numbers of a column as one text: `12,7,40`; empty where there are none. */
function numbers(column: string): string {
  return `coalesce(string_agg(CAST(${column} AS TEXT), ','), '')`;
}
