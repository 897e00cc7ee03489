import { z } from "zod";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { cut } from "#core/text/cut.ts";
import { htmlText } from "#core/text/html-text.ts";
import { momentHref } from "#core/time/moment.ts";
import { answerEpisodePage, episodeSchema } from "../api/episode-answer.ts";
import { listOf, seconds } from "../api/schema.ts";
import { findEpisode } from "../shows/episodes.ts";
import { episodeInput, NO_SUCH_EPISODE, parseEpisodeId } from "./episode-input.ts";
import type { ToolAnswer } from "./tool-result.ts";

/** Characters. */
const MOST_NOTES = 8000;

export const episodeToolInput = z.object(episodeInput);

const heard = { start: seconds, end: seconds.nullable(), url: z.url().describe("Opens the episode there") };

export const episodeToolOutput = episodeSchema
  .pick({
    id: true,
    title: true,
    show: true,
    language: true,
    published: true,
    duration: true,
    url: true,
    people: true,
    tags: true,
    withdrawn: true,
  })
  .extend({
    notes: z.string().describe("As plain text, its beginning"),
    chapters: listOf(z.object({ ...heard, title: z.string() })),
    highlights: listOf(z.object({ ...heard, title: z.string().nullable() })).describe("Worth hearing first"),
    transcripts: listOf(z.string()).describe("The languages of its transcripts, the usual one first"),
  });

/** What is known of an episode besides what is said in it. */
export async function getEpisode(
  { episode: id }: z.infer<typeof episodeToolInput>,
  publicUrl: string,
): Promise<ToolAnswer<z.infer<typeof episodeToolOutput>>> {
  const key = parseEpisodeId(id);
  const episode = key && (await findEpisode(key, null, { kind: "none" }));
  if (!episode) return NO_SUCH_EPISODE;
  const url = wholeUrl(episode.brief.track.href, publicUrl);
  const listed = episode.chapters.filter((chapter) => chapter.listed);
  const found = episodeToolOutput.parse({
    ...answerEpisodePage(episode, publicUrl),
    notes: cut(htmlText(episode.notes), MOST_NOTES),
    chapters: listed.map((chapter) => ({ ...chapter, url: urlAt(url, chapter) })),
    highlights: episode.soundbites.map((highlight) => ({ ...highlight, url: urlAt(url, highlight) })),
    transcripts: episode.languages,
  });
  return { kind: "found", found };
}

function urlAt(url: string, { start }: { readonly start: number }): string {
  return momentHref(url, { start, end: null });
}
