import { z } from "zod";
import type { Database } from "../db/client.ts";

/** An episode whose sound is to be read through at its host. */
export interface DueEpisode {
  readonly id: number;
  readonly title: string;
  /** With its port where that is not the usual one. */
  readonly host: string;
}

const rows = z.array(z.object({ id: z.coerce.number(), title: z.string(), audioUrl: z.string() }));

/**
 * The episodes whose sound lies at another host and was not measured, or was another file then by its address or by the
 * length that its feed tells; the newest first. Not those that were withdrawn, nor those of whose file nothing can come.
 */
export async function listDueEpisodes(db: Database): Promise<readonly DueEpisode[]> {
  const found = rows.parse(
    await db.$queryRaw`
      SELECT "Episode"."id", "Episode"."title", "Episode"."audioUrl" FROM "Episode"
      LEFT JOIN "Measurement" ON "Measurement"."episodeId" = "Episode"."id"
      WHERE "Episode"."audioUrl" LIKE 'http%' AND "Episode"."withdrawnAt" IS NULL
        AND ("Measurement"."episodeId" IS NULL OR "Measurement"."url" <> "Episode"."audioUrl"
          OR "Measurement"."announced" IS DISTINCT FROM "Episode"."audioBytes")
      ORDER BY "Episode"."orderedAt" DESC, "Episode"."id" DESC`,
  );
  return found.flatMap(({ id, title, audioUrl }) =>
    URL.canParse(audioUrl) ? [{ id, title, host: new URL(audioUrl).host }] : [],
  );
}
