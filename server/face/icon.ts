import { z } from "zod";
import { ICON_FORMS, type IconName } from "#core/page/site-icon.ts";
import type { paintIcon } from "../card/icon.ts";
import { painter } from "../card/painter-pool.ts";
import { storedName } from "../media/address.ts";
import type { MediaPlace } from "../media/place.ts";
import { readMedia } from "../media/store.ts";
import { processWide } from "../process-wide.ts";

/** More than a logo has. Bytes. */
const LARGEST = 1_000_000;
const picture = z.instanceof(Uint8Array).nullable();

/** Those of the logo that there is, and of the one before it. */
const MOST_KEPT = 2 * Object.keys(ICON_FORMS).length;
const kept = processWide<Map<string, Promise<Uint8Array | null>>>("icons", () => new Map());

/** An icon of the logo at this address, as a PNG, drawn once; null where there is no such logo, or it cannot be drawn. */
export function iconOf(logoUrl: string, name: IconName, mediaPlace: MediaPlace): Promise<Uint8Array | null> {
  const icons = kept.get();
  const key = `${name} ${logoUrl}`;
  const known = icons.get(key);
  if (known) return known;
  const drawn = drawIcon(logoUrl, name, mediaPlace);
  if (icons.size >= MOST_KEPT) icons.clear();
  icons.set(key, drawn);
  // The next who asks tries again.
  drawn.catch(() => icons.delete(key));
  return drawn;
}

async function drawIcon(logoUrl: string, name: IconName, mediaPlace: MediaPlace): Promise<Uint8Array | null> {
  const stored = storedName(logoUrl);
  const logo = stored === null ? null : await readMedia(mediaPlace, stored, LARGEST);
  if (logo === null) return null;
  const form = ICON_FORMS[name];
  return picture.parse(await painter.get().ask<typeof paintIcon>("icon", [logo, form]));
}
