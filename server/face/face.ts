import type { SiteFace } from "#core/page/site-face.ts";
import { config } from "../config.ts";
import { type Database, database } from "../db/client.ts";
import { databaseVersion } from "../db/version.ts";
import { processWide } from "../process-wide.ts";

/** The rows of the table: what the face is, and what it was before it was changed last. */
export const FACE_NOW = 1;
export const FACE_BEFORE = 2;

interface Held {
  version: string;
  face: Promise<SiteFace>;
}

const shared = processWide<{ held: Held | null }>("face", () => ({ held: null }));

/** What the site is called and looks like. It is read once for each edition of what is shown, and not for every request. */
export function siteFace(): Promise<SiteFace> {
  const slot = shared.get();
  const version = databaseVersion();
  if (slot.held?.version === version) return slot.held.face;
  const held = { version, face: readFace(database(), config().siteName) };
  slot.held = held;
  held.face.catch(() => {
    // The next who asks tries again.
    if (slot.held === held) slot.held = null;
  });
  return held.face;
}

/** `name`: what it is called where hosts gave it no other. */
export async function readFace(db: Database, name: string): Promise<SiteFace> {
  const row = await db.site.findUnique({ where: { id: FACE_NOW } });
  const { logoUrl = null, logoWidth = null, logoHeight = null } = row ?? {};
  return {
    name: row?.name ?? name,
    logo:
      logoUrl !== null && logoWidth !== null && logoHeight !== null
        ? { url: logoUrl, width: logoWidth, height: logoHeight }
        : null,
    accent: row?.accent ?? null,
    footer: row?.footer ?? "",
    firstShow: row?.firstShow ?? null,
  };
}

/** What the site is called, of any database. */
export async function nameOfSite(db: Database): Promise<string> {
  return (await readFace(db, config().siteName)).name;
}
