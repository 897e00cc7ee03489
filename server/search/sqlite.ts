import Sqlite from "better-sqlite3";
import { z } from "zod";
import { excerptParts, firstMarkedWord, MARK_END, MARK_START, markedParts } from "#core/marked-text.ts";
import type { Query } from "#core/query.ts";
import type { EpisodeHits, Hit, SearchResults } from "#core/search-results.ts";
import { decodeWordTimes } from "#core/word-times.ts";
import { listTracks } from "../tracks.ts";
import { matchExpression } from "./match.ts";
import type { SearchBackend } from "./search.ts";

const EPISODES_A_PAGE = 10;
const HITS_AN_EPISODE = 3;
/** Characters of a hit that are shown: about two lines. */
const HIT_LENGTH = 220;

/**
 * Ranking: BM25 over passages; a match in a title or summary counts double and a chapter's one and a half times
 * (bm25() is negative, the lower the better); an episode ranks by its best match, and the more it has the higher.
 */
const FOUND = `
  WITH spoken AS MATERIALIZED (
    SELECT rowid AS id, bm25(passage_index) AS score FROM passage_index WHERE passage_index MATCH :match
  ),
  found AS MATERIALIZED (
    SELECT t.episodeId, s.id AS passageId, s.score
      FROM spoken s JOIN Passage p ON p.id = s.id JOIN Transcript t ON t.id = p.transcriptId
    UNION ALL
    SELECT rowid, NULL, 2 * bm25(episode_index, 4, 1) FROM episode_index WHERE episode_index MATCH :match
    UNION ALL
    SELECT c.episodeId, NULL, 1.5 * x.score
      FROM (SELECT rowid AS id, bm25(chapter_index) AS score FROM chapter_index WHERE chapter_index MATCH :match) x
      JOIN Chapter c ON c.id = x.id
  )`;

const EPISODES = `${FOUND}
  SELECT episodeId, count(passageId) AS total, count(*) OVER () AS totalEpisodes,
         sum(count(passageId)) OVER () AS totalMoments
    FROM found GROUP BY episodeId
   ORDER BY min(score) - 0.2 * ln(count(*)), episodeId DESC LIMIT :limit OFFSET :offset`;

const HITS = `
  WITH ranked AS MATERIALIZED (
    SELECT p.id, row_number() OVER (ORDER BY x.score, p.id) AS place
      FROM (SELECT rowid AS id, bm25(passage_index) AS score FROM passage_index WHERE passage_index MATCH :match) x
      JOIN Passage p ON p.id = x.id JOIN Transcript t ON t.id = p.transcriptId
     WHERE t.episodeId = :episodeId
     ORDER BY x.score, p.id LIMIT ${HITS_AN_EPISODE}
  )
  SELECT p.start, p.speaker, p.wordTimes, p.text, highlight(passage_index, 0, '${MARK_START}', '${MARK_END}') AS marked
    FROM passage_index JOIN ranked r ON r.id = passage_index.rowid JOIN Passage p ON p.id = r.id
   WHERE passage_index MATCH :match ORDER BY r.place`;

const CHAPTERS = `
  SELECT c.start, c.title AS text, highlight(chapter_index, 0, '${MARK_START}', '${MARK_END}') AS marked
    FROM chapter_index JOIN Chapter c ON c.id = chapter_index.rowid
   WHERE chapter_index MATCH :match AND c.episodeId = :episodeId ORDER BY c.start LIMIT ${HITS_AN_EPISODE}`;

const episodeRow = z.object({
  episodeId: z.number(),
  total: z.number(),
  totalEpisodes: z.number(),
  totalMoments: z.number(),
});
type EpisodeRow = z.infer<typeof episodeRow>;

const hitRow = z.object({
  start: z.number().nullable(),
  speaker: z.string().nullable(),
  wordTimes: z.string(),
  text: z.string(),
  marked: z.string(),
});

const chapterRow = z.object({ start: z.number(), text: z.string(), marked: z.string() });

/** Search over SQLite's FTS5, with a reading connection of its own. */
export function openSqliteSearch(databaseFile: string): SearchBackend {
  const sqlite = new Sqlite(databaseFile, { readonly: true });
  const statements = {
    episodes: sqlite.prepare(EPISODES),
    hits: sqlite.prepare(HITS),
    chapters: sqlite.prepare(CHAPTERS),
  };

  async function search(query: Query, page: number): Promise<SearchResults> {
    const match = matchExpression(query);
    if (match === null) return { episodes: [], totalMoments: 0, totalEpisodes: 0, page: 1, pages: 1 };
    const window = { limit: EPISODES_A_PAGE, offset: (page - 1) * EPISODES_A_PAGE };
    const rows = z.array(episodeRow).parse(statements.episodes.all({ match, ...window }));
    const tracks = await listTracks(rows.map((row) => row.episodeId));
    const [first] = rows;
    return {
      episodes: rows.flatMap((row) => episodeHits(row, match, tracks)),
      totalMoments: first?.totalMoments ?? 0,
      totalEpisodes: first?.totalEpisodes ?? 0,
      page,
      pages: Math.max(1, Math.ceil((first?.totalEpisodes ?? 0) / EPISODES_A_PAGE)),
    };
  }

  function episodeHits(
    row: EpisodeRow,
    match: string,
    tracks: Awaited<ReturnType<typeof listTracks>>,
  ): EpisodeHits[] {
    const track = tracks.get(row.episodeId);
    if (!track) return [];
    const parameters = { match, episodeId: row.episodeId };
    const hits = z.array(hitRow).parse(statements.hits.all(parameters)).map(toHit);
    const chapters = z.array(chapterRow).parse(statements.chapters.all(parameters)).map(toChapterHit);
    return [{ track, hits, chapters, total: row.total }];
  }

  return { search };
}

function toHit({ start, speaker, wordTimes, text, marked }: z.infer<typeof hitRow>): Hit {
  const parts = markedParts(marked, text);
  const firstWord = decodeWordTimes(wordTimes)[firstMarkedWord(parts)];
  return { start: firstWord ?? start, speaker, parts: excerptParts(parts, HIT_LENGTH) };
}

function toChapterHit({ start, text, marked }: z.infer<typeof chapterRow>): Hit {
  return { start, speaker: null, parts: markedParts(marked, text) };
}
