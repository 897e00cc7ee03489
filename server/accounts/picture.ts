import { z } from "zod";
import type { FormFault } from "#core/account/form-note.ts";
import { pictureExtension } from "#core/file/picture-type.ts";
import { painter } from "../card/painter-pool.ts";
import { pictureSize } from "../card/picture-size.ts";
import type { paintPortrait } from "../card/portrait.ts";
import type { Database } from "../db/client.ts";
import type { Member } from "./session.ts";

/** Bytes; and pixels: what cameras of phones take at most as they are set. */
export const LONGEST_PICTURE = 5_000_000;
const MOST_PIXELS = 25_000_000;

const portrait = z.instanceof(Uint8Array<ArrayBuffer>).nullable();

/**
 * Keeps a PNG, JPEG or WebP as somebody's picture, small and square, in the place of the one before; says why not where it
 * cannot. How large it is its head says, before any of it is unpacked. Fails as busy when too many wait.
 */
export async function keepPicture(db: Database, { id }: Member, file: Uint8Array): Promise<FormFault | null> {
  if (file.length === 0) return "pictureNone";
  if (!["png", "jpg", "webp"].includes(pictureExtension(file) ?? "")) return "pictureKind";
  const size = pictureSize(file);
  if (file.length > LONGEST_PICTURE || (size && size.width * size.height > MOST_PIXELS))
    return "pictureLarge";
  const painted = await painter.get().ask<typeof paintPortrait>("portrait", [file, MOST_PIXELS]);
  const png = portrait.parse(painted);
  if (!png) return "pictureBroken";
  const picture = { png: Uint8Array.from(png), keptAt: new Date() };
  await db.accountPicture.upsert({
    where: { accountId: id },
    create: { accountId: id, ...picture },
    update: picture,
  });
  return null;
}

/** The picture of somebody as a PNG; null where they have none. */
export async function findPicture(db: Database, { id }: Member): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await db.accountPicture.findUnique({ where: { accountId: id } });
  return found?.png ?? null;
}

/** When their picture was kept; null where they have none. */
export async function pictureTime(db: Database, { id }: Member): Promise<Date | null> {
  const found = await db.accountPicture.findUnique({ where: { accountId: id }, select: { keptAt: true } });
  return found?.keptAt ?? null;
}

export async function removePicture(db: Database, { id }: Member): Promise<void> {
  await db.accountPicture.deleteMany({ where: { accountId: id } });
}
