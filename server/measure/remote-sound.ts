import { z } from "zod";
import { type Database, Prisma } from "../db/client.ts";
import type { KnownFile } from "./remote-file.ts";

/** The sound of an episode at another host, as its feed tells of it, and what is known of it. */
export interface RemoteSound {
  readonly url: string;
  /** Bytes, by its feed. */
  readonly announced: number | null;
  /** The hashes of the file, by its feed, as Subresource Integrity (W3C) writes them. */
  readonly integrity: string | null;
  /** The file that was read before at this address and may still be there; null where it is to be read whatever it is. */
  readonly known: KnownFile | null;
  /** When this file, by all that its feed tells, was read last; null for one that is new. */
  readonly readAt: Date | null;
}

const Told = z.object({
  url: z.string(),
  announced: z.coerce.number().nullable(),
  integrity: z.string().nullable(),
});

/** Null where there is no such episode with sound at another host. */
export async function findRemoteSound(db: Database, episodeId: number): Promise<RemoteSound | null> {
  const query = Prisma.sql`SELECT "url", "announced", "integrity" FROM "RemoteSound" WHERE "episodeId" = ${episodeId}`;
  const [row] = await db.$queryRaw<unknown[]>(query);
  if (row === undefined) return null;
  const told = Told.parse(row);
  if (!URL.canParse(told.url)) return null;
  const before = await db.measurement.findUnique({ where: { episodeId } });
  if (before?.url !== told.url || before.integrity !== told.integrity)
    return { ...told, known: null, readAt: null };
  if (before.announced === told.announced) return { ...told, known: before, readAt: before.measuredAt };
  // Its length alone does not tell that the file is not the one of which its feed tells anew.
  const telling = before.etag !== null || before.lastModified !== null;
  return { ...told, known: telling ? before : null, readAt: null };
}
