import { z } from "zod";
import type { EpisodeKey } from "#core/episode/address.ts";
import { missing } from "./tool-result.ts";

/** Twice what any slug is long. */
const LONGEST_ID = 400;

/** What the tools that are about one episode are told. */
export const episodeInput = {
  episode: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_ID)
    .describe("Its id, show/episode, as search_moments gives it"),
};

export const NO_SUCH_EPISODE = missing("There is no such episode. search_moments gives the ids of episodes.");

/** The episode that `episodeId` has written so; null for what names none. */
export function parseEpisodeId(id: string): EpisodeKey | null {
  const [show = "", episode = "", ...more] = id.split("/");
  return show === "" || episode === "" || more.length > 0 ? null : { show, episode };
}
