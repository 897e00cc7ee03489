import { z } from "zod";
import { meantQueries } from "#core/search/did-you-mean.ts";
import { parseQuery } from "#core/search/query.ts";
import { preparingError } from "../../thread/busy.ts";
import { type Plan, planQuery } from "../catalogue/plan.ts";
import { asksOf, type Lexicon } from "../engine/lexicon.ts";
import type { Shelf } from "../index/shelf.ts";
import { answerByWords, type ReadWords } from "./asked-words.ts";
import { NO_REPEATS } from "./row-index.ts";
import { type AskRows, readTotals } from "./row-query.ts";
import { textQuery } from "./text-query.ts";
import { areWordsReady } from "./word-tables.ts";

/** Nothing is in memory. */
const NO_SHELF: Shelf = { number: 1, segments: [], repeats: NO_REPEATS, damaged: 0 };

const countRows = z.array(z.object({ word: z.string(), passages: z.number() }));
const wordRows = z.array(z.object({ word: z.string() }));
const anyRow = z.tuple([z.object({ any: z.boolean() })]);

/** Has something asked of the rows of one moment. */
type AtOnce = <Result>(work: (ask: AskRows) => Promise<Result>) => Promise<Result>;

/** The words that are spoken as PostgreSQL keeps them; of them those alone are read that are asked about. */
export function lexiconOfRows(atOnce: AtOnce): Lexicon {
  // The tables may be dropped, and made again, while this runs.
  const whenReady: AtOnce = (work) =>
    atOnce(async (ask) => {
      if (!(await areWordsReady(ask))) throw preparingError();
      return work(ask);
    });
  return {
    plan: (query) => whenReady(async (ask) => ({ plan: await planOf(ask, query), shelf: NO_SHELF })),
    complete: (beginning, most) => whenReady((ask) => complete(ask, beginning, most)),
    correct: (text) =>
      whenReady(async (ask) => {
        const { documents } = await readTotals(ask, "passages");
        const meant = await answerByWords((words) => meantQueries(text, words), readerOf(ask), documents);
        const found: string[] = [];
        for (const query of meant) if (await findsAny(ask, query)) found.push(query);
        return found;
      }),
  };
}

async function planOf(ask: AskRows, text: string): Promise<Plan> {
  const query = parseQuery(text);
  const { documents } = await readTotals(ask, "passages");
  return answerByWords((words) => planQuery(query, words), readerOf(ask), documents);
}

function readerOf(ask: AskRows): ReadWords {
  return async ({ words, stems }) =>
    countRows.parse(
      await ask(
        `SELECT "word", "passages" FROM "SearchWord" WHERE "word" = ANY($1)
         UNION SELECT "word", "passages" FROM "SearchWord" WHERE "stem" = ANY($2) ORDER BY 1`,
        [words, stems],
      ),
    );
}

async function complete(ask: AskRows, beginning: string, most: number): Promise<readonly string[]> {
  const rows = await ask(
    // No letter comes after the last one of Unicode.
    `SELECT "word" FROM "SearchWord" WHERE "word" >= $1 AND "word" < ($1 || chr(1114111)) COLLATE "C"
      ORDER BY "passages" DESC, "word" LIMIT $2`,
    [beginning, most],
  );
  return wordRows.parse(rows).map(({ word }) => word);
}

async function findsAny(ask: AskRows, text: string): Promise<boolean> {
  const { inPassages, inTitles } = asksOf(await planOf(ask, text));
  const has = async (kind: "passages" | "episodes", asked: string | null) => {
    if (asked === null) return false;
    const sql = `SELECT EXISTS (SELECT 1 FROM "SearchDocument" WHERE "kind" = '${kind}' AND "words" @@ $1::tsquery) AS "any"`;
    return anyRow.parse(await ask(sql, [asked]))[0].any;
  };
  const all = await Promise.all(inPassages.map((query) => has("passages", textQuery(query))));
  if (all.length > 0 && all.every(Boolean)) return true;
  const some = await Promise.all(inTitles.map((query) => has("episodes", textQuery(query))));
  return some.includes(true);
}
