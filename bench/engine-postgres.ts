import pg from "pg";
import { z } from "zod";
import { inventArchive } from "./archive.ts";
import { BEST, type Engine, megabytes, type Question } from "./engine.ts";

/** Of four ways to ask the same, the quickest: one pass, with nothing but numbers in it once it is ranked. */
const FIND = `
  SELECT id, count(*) OVER () AS total
    FROM (SELECT id, ts_rank(words, query) AS score
            FROM passage, to_tsquery('simple', $1) AS query WHERE words @@ query OFFSET 0) AS found
   ORDER BY score DESC LIMIT ${BEST}`;

const foundRows = z.array(z.object({ total: z.coerce.number() }));
const sizeRows = z.tuple([z.object({ bytes: z.coerce.number() })]);

/** PostgreSQL's own full text search, words as they are, a GIN index. The server is the one that PGHOST names. */
export async function openPostgres(): Promise<Engine> {
  const client = new pg.Client({ database: "postgres" });
  await client.connect();
  return {
    kinds: ["words", "phrase", "prefix"],
    async index(corpus, passages) {
      await client.query("DROP TABLE IF EXISTS passage");
      await client.query("CREATE TABLE passage (id serial PRIMARY KEY, text text, words tsvector)");
      for (const episode of inventArchive(corpus, passages))
        await client.query(
          "INSERT INTO passage (text, words) SELECT text, to_tsvector('simple', text) FROM unnest($1::text[]) AS text",
          [episode],
        );
      await client.query("CREATE INDEX ON passage USING gin (words)");
      await client.query("VACUUM ANALYZE passage");
    },
    async search(question) {
      const { rows } = await client.query(FIND, [queryOf(question)]);
      return foundRows.parse(rows)[0]?.total ?? 0;
    },
    async footprint() {
      const { rows } = await client.query("SELECT pg_total_relation_size('passage') AS bytes");
      return `${megabytes(sizeRows.parse(rows)[0].bytes)} on disk, 1 GB of shared buffers`;
    },
  };
}

function queryOf(question: Question): string {
  if (question.kind === "prefix") return `${question.start}:*`;
  return question.words.join(question.kind === "phrase" ? " <-> " : " & ");
}
