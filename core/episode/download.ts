import { soundFileName } from "../file/file-name.ts";
import { soundHref } from "./address.ts";
import type { Track } from "./track.ts";

/**
 * How the sound of an episode is taken along: what is kept here is saved under a name of its own; what another host keeps
 * is opened there, for only that host can name it.
 */
export type Download =
  | { readonly kind: "named"; readonly href: string; readonly name: string }
  | { readonly kind: "elsewhere"; readonly href: string; readonly host: string };

/** Null where no sound is known. */
export function downloadOf({ audio, href, showTitle, title }: Track): Download | null {
  if (audio === null) return null;
  const ending = keptEnding(audio.url);
  if (ending !== null)
    return { kind: "named", href: soundHref(href, ending), name: soundFileName(showTitle, title, ending) };
  return { kind: "elsewhere", href: audio.url, host: URL.canParse(audio.url) ? new URL(audio.url).host : "" };
}

/** The ending of the file of a sound that is kept here; null for one that another host keeps. */
function keptEnding(url: string): string | null {
  return /^\/[^/\\].*\.([a-z0-9]{3,4})$/.exec(url)?.[1] ?? null;
}
