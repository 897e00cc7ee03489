import { z } from "zod";
import { type EpisodeKey, episodeHref, parseAddress, showHref } from "./address.ts";
import { isSameEpisode, type Track } from "./track.ts";

/** What a browser or a file keeps of an episode: enough to name and to play it. */
export type KeptTrack = Omit<Track, "peaks" | "chapters">;

/** Addresses of this site or of the web: what a file brings in may become links and pictures, never script. */
const location = z.string().regex(/^(?:https?:\/\/|\/(?![/\\]))/i);

/** Reads what was kept, also before tracks had guids and keys: slugs are taken from the episode's address alone. */
export const keptTrack = z
  .object({
    guid: z.object({ show: z.string(), episode: z.string() }).nullable().default(null),
    href: z.string().transform(keyOf),
    title: z.string(),
    showTitle: z.string(),
    language: z.string(),
    imageUrl: location.nullable(),
    audio: z.object({ url: location, type: z.string() }).nullable(),
    duration: z.number().nonnegative().nullable(),
  })
  .transform(
    ({ href: key, ...track }): KeptTrack => ({
      ...track,
      key,
      href: episodeHref(key),
      showHref: showHref(key.show),
    }),
  );

function keyOf(href: string, context: z.RefinementCtx): EpisodeKey {
  const { show, episode } = parseAddress(href) ?? {};
  if (show !== undefined && episode != null) return { show, episode };
  context.addIssue({ code: "custom", message: "names no episode", input: href });
  return z.NEVER;
}

export function keepTrack({ peaks, chapters, ...kept }: Track): KeptTrack {
  return kept;
}

/** What was kept as the player takes it. */
export function playableTrack(track: KeptTrack): Track {
  return { ...track, peaks: null, chapters: [] };
}

/** What is to be kept of an episode now that it has guids, or another address; null where that is no news. */
export function renewedTrack(kept: KeptTrack, track: Track): KeptTrack | null {
  if (track.guid === null || !isSameEpisode(kept, track)) return null;
  return kept.guid === null || kept.href !== track.href ? keepTrack(track) : null;
}
