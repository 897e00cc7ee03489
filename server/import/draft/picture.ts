import { locate } from "../../fetch/location.ts";
import { mediaHref } from "../../media/address.ts";
import { storePicture } from "../../media/store.ts";
import type { ImportContext } from "./context.ts";

/** The address at which a show's picture is shown: a stranger's where it is, a local file from the store; or null. */
export async function keepPicture(url: string | null, context: ImportContext): Promise<string | null> {
  if (url === null) return null;
  const location = await locate(url, context.base);
  if (location.kind === "remote") return location.url;
  if (location.kind !== "local") return null;
  try {
    const stored = await storePicture(location.path, context.mediaDir);
    return stored && mediaHref(stored.name);
  } catch {
    // A show without its picture is still the show.
    return null;
  }
}
