import type { DatabaseLocation } from "../../db/location.ts";
import { openSegmentOf } from "../index/text-kind.ts";
import { openSearchedDatabase } from "./open-database.ts";
import { bytesOf, listSegments } from "./segment-reader.ts";

/** How many segments of the index of search are damaged: what they hold is not found until they are built again. */
export async function countDamagedSegments(location: DatabaseLocation): Promise<number> {
  const database = openSearchedDatabase(location);
  try {
    return await database.read(async (rows) => {
      let damaged = 0;
      for (const { id, kind } of await listSegments(rows))
        if (openSegmentOf(kind, await bytesOf(rows, id)) === null) damaged++;
      return damaged;
    });
  } finally {
    await database.close();
  }
}
