import type { Database } from "../db/client.ts";
import { findOwn, findOwner } from "../import/owner.ts";
import { findTrashedShow } from "../trash/lying.ts";

/** A show of this site. */
export interface FoundHere {
  readonly title: string;
  readonly slug: string;
}

/** The show that comes from one of these addresses; null for none. */
export async function findHere(db: Database, places: readonly string[]): Promise<FoundHere | null> {
  const where = { location: { in: [...places] } };
  const feed = await db.feed.findFirst({ where, select: { show: { select: { title: true, slug: true } } } });
  return feed?.show ?? null;
}

/** Why a feed that comes from these addresses, the first of them its own, would not be imported, as a problem; null for no reason. */
export async function findObstacle(db: Database, guid: string, places: readonly string[]) {
  const own = await findOwn(db, { guid });
  if (own !== null) return { code: "guid-own", value: own };
  const [location = "", ...others] = places;
  const owner = await findOwner(db, { guid, location }, others.at(-1) ?? null);
  if (owner !== null) return { code: "guid-taken", value: owner };
  const trashed = await findTrashedShow(db, guid, places);
  return trashed === null ? null : { code: "show-in-trash", value: trashed };
}
