import Sqlite from "better-sqlite3";
import { z } from "zod";
import { excerptParts, firstMarkedWord, MARK_END, MARK_START, markedParts } from "#core/marked-text.ts";
import type { Query } from "#core/query.ts";
import type { EpisodeHits, Hit, SearchResults } from "#core/search-results.ts";
import { decodeWordTimes, indexAt } from "#core/word-times.ts";
import { listTracks } from "../tracks.ts";
import { matchExpression } from "./match.ts";
import { type EpisodeScore, EpisodeScores } from "./score.ts";
import type { SearchBackend } from "./search.ts";

const EPISODES_A_PAGE = 10;
/** Characters of a hit that are shown: about two lines. */
const HIT_LENGTH = 220;

const SPOKEN = "SELECT rowid, bm25(passage_index) FROM passage_index WHERE passage_index MATCH ?";
const TITLED = "SELECT rowid, bm25(episode_index, 4, 1, 1) FROM episode_index WHERE episode_index MATCH ?";
const CHAPTERED = `
  SELECT c.episodeId, x.score, c.id
    FROM (SELECT rowid AS id, bm25(chapter_index) AS score FROM chapter_index WHERE chapter_index MATCH ?) x
    JOIN Chapter c ON c.id = x.id ORDER BY c.start`;

/**
 * Which episode the passages belong to, by the first passage of each transcript. A transcript is written in one
 * transaction, so that its passages' ids lie together; this reads an index only, never the passages.
 */
const OWNERS = `
  SELECT p.firstPassage, t.episodeId
    FROM (SELECT transcriptId, min(id) AS firstPassage FROM Passage GROUP BY transcriptId) p
    JOIN Transcript t ON t.id = p.transcriptId ORDER BY p.firstPassage`;

const HIT = `
  SELECT p.start, p.speaker, p.wordTimes, p.text, highlight(passage_index, 0, '${MARK_START}', '${MARK_END}') AS marked
    FROM passage_index JOIN Passage p ON p.id = passage_index.rowid
   WHERE passage_index MATCH :match AND passage_index.rowid = :id`;

const CHAPTER = `
  SELECT c.start, c.title AS text, highlight(chapter_index, 0, '${MARK_START}', '${MARK_END}') AS marked
    FROM chapter_index JOIN Chapter c ON c.id = chapter_index.rowid
   WHERE chapter_index MATCH :match AND chapter_index.rowid = :id`;

const pairs = z.array(z.tuple([z.number(), z.number()]));
const chapterScores = z.array(z.tuple([z.number(), z.number(), z.number()]));
const hitRow = z.object({
  start: z.number().nullable(),
  speaker: z.string().nullable(),
  wordTimes: z.string(),
  text: z.string(),
  marked: z.string(),
});
const chapterRow = z.object({ start: z.number(), text: z.string(), marked: z.string() });

/** Whose passages they are, see OWNERS: for each transcript, its first passage and its episode. */
interface Owners {
  readonly version: unknown;
  /** Ascending. */
  readonly firstPassages: Float64Array;
  readonly episodes: Float64Array;
}

/**
 * Search over SQLite's FTS5, with a reading connection of its own. The index ranks all matching passages; they are
 * grouped and counted here, and only the few that are shown are read.
 */
export function openSqliteSearch(databaseFile: string): SearchBackend {
  const sqlite = new Sqlite(databaseFile, { readonly: true });
  const statements = {
    spoken: sqlite.prepare<[string], [number, number]>(SPOKEN).raw(),
    titled: sqlite.prepare(TITLED).raw(),
    chaptered: sqlite.prepare(CHAPTERED).raw(),
    owners: sqlite.prepare(OWNERS).raw(),
    hit: sqlite.prepare(HIT),
    chapter: sqlite.prepare(CHAPTER),
  };

  let owners: Owners | null = null;

  /** Read again only when the database has changed. */
  function readOwners(): Owners {
    const version = sqlite.pragma("data_version", { simple: true });
    if (owners && owners.version === version) return owners;
    const rows = pairs.parse(statements.owners.all());
    const read: Owners = {
      version,
      firstPassages: Float64Array.from(rows, ([first]) => first),
      episodes: Float64Array.from(rows, ([, episode]) => episode),
    };
    owners = read;
    return read;
  }

  function score(match: string): EpisodeScores {
    const { firstPassages, episodes } = readOwners();
    const scores = new EpisodeScores();
    // Not parsed row by row: there may be a hundred thousand, and both columns are numbers by FTS5's own word.
    for (const [passage, value] of statements.spoken.iterate(match)) {
      const episode = episodes[indexAt(firstPassages, passage)];
      if (episode !== undefined) scores.addMoment(episode, value, passage);
    }
    for (const [episode, value] of pairs.parse(statements.titled.all(match))) scores.addTitle(episode, value);
    for (const [episode, value, chapter] of chapterScores.parse(statements.chaptered.all(match))) {
      scores.addChapter(episode, value, chapter);
    }
    return scores;
  }

  async function search(query: Query, page: number): Promise<SearchResults> {
    const match = matchExpression(query);
    if (match === null) return { episodes: [], totalMoments: 0, totalEpisodes: 0, page: 1, pages: 1 };
    const scores = score(match);
    const ranked = scores.ranked((page - 1) * EPISODES_A_PAGE, EPISODES_A_PAGE);
    const tracks = await listTracks(ranked.map((episode) => episode.id));
    return {
      episodes: ranked.flatMap((episode) => episodeHits(episode, match, tracks)),
      totalMoments: scores.moments,
      totalEpisodes: scores.episodes,
      page,
      pages: Math.max(1, Math.ceil(scores.episodes / EPISODES_A_PAGE)),
    };
  }

  function episodeHits(
    { id, moments, chapters, best }: EpisodeScore,
    match: string,
    tracks: Awaited<ReturnType<typeof listTracks>>,
  ): EpisodeHits[] {
    const track = tracks.get(id);
    if (!track) return [];
    const hits = best.map((passage) =>
      toHit(hitRow.parse(statements.hit.get({ match, id: rowid(passage.id) }))),
    );
    const titles = chapters.map((chapter) =>
      toChapterHit(chapterRow.parse(statements.chapter.get({ match, id: rowid(chapter) }))),
    );
    return [{ track, hits, chapters: titles, total: moments }];
  }

  return { search };
}

/** As an integer: a number is bound as a real, and FTS5 takes no real for a rowid but marks its first match instead. */
const rowid = BigInt;

function toHit({ start, speaker, wordTimes, text, marked }: z.infer<typeof hitRow>): Hit {
  const parts = markedParts(marked, text);
  const firstWord = decodeWordTimes(wordTimes)[firstMarkedWord(parts)];
  return { start: firstWord ?? start, speaker, parts: excerptParts(parts, HIT_LENGTH) };
}

function toChapterHit({ start, text, marked }: z.infer<typeof chapterRow>): Hit {
  return { start, speaker: null, parts: markedParts(marked, text) };
}
