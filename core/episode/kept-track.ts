import { z } from "zod";
import { type EpisodeKey, parseAddress } from "./address.ts";

const names = z.object({ show: z.string(), episode: z.string() });

/** What names an episode in what a browser or a file has kept; both came later than the address that stands beside them. */
export const keptNames = {
  guid: names.nullable().default(null),
  key: names.optional(),
};

/** The kept track with its key, which an older one has only in its address; refused where neither is there. */
export function withKey<T extends { readonly href: string; readonly key?: EpisodeKey | undefined }>(
  track: T,
  context: z.RefinementCtx,
): T & { readonly key: EpisodeKey } {
  const named = parseAddress(track.href);
  if (track.key !== undefined) return { ...track, key: track.key };
  if (named !== null && named.episode !== null)
    return { ...track, key: { show: named.show, episode: named.episode } };
  context.addIssue({ code: "custom", message: "names no episode", input: track.href });
  return z.NEVER;
}
