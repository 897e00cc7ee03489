import type { Client, CustomTypesConfig } from "pg";
import { z } from "zod";
import { databaseFailure } from "../../db/failure.ts";
import type { DatabaseLocation } from "../../db/location.ts";
import { connect } from "../../db/postgresql/connect.ts";
import { editionRow, editionShower } from "../../db/shown-edition.ts";
import { busyError } from "../../thread/busy.ts";
import { Turns } from "../../thread/turns.ts";
import type { Rows, SearchedDatabase, SearchedWords, Value } from "../engine/rows.ts";
import { type StatementName, statementsIn } from "../engine/statements.ts";
import { indexOfRows } from "./row-index.ts";
import { lexiconOfRows } from "./row-lexicon.ts";
import type { AskRows } from "./row-query.ts";

const STATEMENTS = statementsIn({
  among: "= ANY($1)",
  hasWordRows: `to_regclass('"SearchDocument"') IS NOT NULL`,
});

/** Of one statement whose thread was given up the server lets go as well. Milliseconds. */
const LONGEST_STATEMENT = 20_000;

/** Both in one message: the moment begins with what tells which it is. */
const BEGIN = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT "number", "deferred" FROM "Edition"`;
const begun = z.tuple([z.unknown(), z.object({ rows: z.tuple([editionRow]) })]);

type Work<Result> = (rows: Rows, ask: AskRows) => Promise<Result>;

/**
 * The rows of a PostgreSQL database, for search. A connection that is lost is opened again by the next question; one that finds
 * no server fails with what `isBusy` knows. `words`: whether words are looked for among its rows, or in segments.
 */
export function openPostgresqlRows(
  address: DatabaseLocation,
  words: SearchedWords = "segments",
): SearchedDatabase {
  const show = editionShower(() => performance.now());
  const turns = new Turns({ most: 1, mostWaiting: Number.POSITIVE_INFINITY });
  let kept: Client | null = null;

  async function open(): Promise<Client> {
    const client = await connect(address, {
      keepAlive: true,
      statement_timeout: LONGEST_STATEMENT,
      types: await typesOf(),
    });
    const forget = () => {
      if (kept === client) kept = null;
    };
    client.on("error", forget).on("end", forget);
    return client;
  }

  async function readBy<Result>(client: Client, work: Work<Result>): Promise<Result> {
    const [, { rows }] = begun.parse(await client.query(BEGIN));
    const { shown } = show(rows[0]);
    const ask: AskRows = async (text, values = []) =>
      (await client.query({ text, values: [...values] })).rows;
    const texts = words === "rows" ? indexOfRows(ask) : null;
    const result = await work({ version: String(shown), texts, ...statementsBy(client) }, ask);
    await client.query("COMMIT");
    return result;
  }

  async function readAtOnce<Result>(work: Work<Result>): Promise<Result> {
    const client = kept ?? (await open());
    kept = client;
    try {
      return await readBy(client, work);
    } catch (error) {
      // Its transaction has failed, if nothing worse has.
      kept = null;
      client.end().catch(() => undefined);
      throw error;
    }
  }

  async function read<Result>(work: Work<Result>): Promise<Result> {
    const wasKept = kept !== null;
    try {
      // One that was kept may have been lost long ago: only a new one tells whether there is a server.
      return await readAtOnce(work).catch((error) => {
        if (!wasKept || !isAway(error)) throw error;
        return readAtOnce(work);
      });
    } catch (error) {
      throw isAway(error) ? busyError("The database cannot be reached", error) : error;
    }
  }

  const readInTurn = <Result>(work: Work<Result>) => turns.take(() => read(work), null);
  return {
    read: readInTurn,
    lexicon: words === "rows" ? lexiconOfRows((work) => readInTurn((_, ask) => work(ask))) : null,
    async close() {
      await kept?.end();
    },
  };
}

/** Whether the server cannot be asked now, and may be in some seconds. */
function isAway(error: unknown): boolean {
  return databaseFailure(error) === "away";
}

/** Times are kept in UTC without saying so, which the driver would take for those of where it runs. */
async function typesOf(): Promise<CustomTypesConfig> {
  const { default: pg } = await import("pg");
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.TIMESTAMP, (text) => `${text.replace(" ", "T")}Z`);
  return types;
}

/** Each is made ready once for a connection. */
function statementsBy(client: Client): Pick<Rows, "list" | "tuples"> {
  const asked = (name: StatementName, values: readonly Value[]) => ({
    name,
    text: STATEMENTS[name],
    values: [...values],
  });
  return {
    list: async (name, ...values) => (await client.query(asked(name, values))).rows,
    tuples: async (name, ...values) =>
      (await client.query({ ...asked(name, values), rowMode: "array" as const })).rows,
  };
}
