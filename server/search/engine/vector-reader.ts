import { z } from "zod";
import type { VectorSource } from "../meaning/vector-source.ts";
import type { SearchedDatabase } from "./rows.ts";

const vectorRows = z.array(
  z.object({ id: z.number(), transcriptId: z.number(), first: z.number(), dimensions: z.number() }),
);
const lastRows = z.tuple([z.object({ id: z.number() })]);
const transcriptRows = z.array(z.tuple([z.number()]));
const bytesRows = z.tuple([z.object({ bytes: z.instanceof(Uint8Array) })]);

/** The vectors of a model in a database. */
export function vectorsOf(database: SearchedDatabase, model: string): VectorSource {
  return {
    last: () =>
      database.read(async (rows) => {
        const [{ id }] = lastRows.parse(await rows.list("lastVectors"));
        return id;
      }),
    transcripts: () =>
      database.read(async (rows) => {
        const vectored = transcriptRows.parse(await rows.tuples("vectored", model));
        return new Set(vectored.map(([id]) => id));
      }),
    read: (after, tell) =>
      database.read(async (rows) => {
        for (const row of vectorRows.parse(await rows.list("vectors", after, model))) {
          const [{ bytes }] = bytesRows.parse(await rows.list("vectorBytes", row.id));
          tell({ ...row, bytes });
        }
      }),
  };
}
