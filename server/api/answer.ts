import { z } from "zod";
import { episodeId } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import type { TextPart } from "#core/search/marked-text.ts";
import { LENGTHS, type SearchRequest } from "#core/search/request.ts";
import type { EpisodeHits, Hit, ResultPage } from "#core/search/results.ts";
import { momentHref } from "#core/time/moment.ts";
import { problemResponse } from "../http/problem.ts";
import { count, listOf, seconds } from "./schema.ts";

const facetOf = <Value extends z.ZodType<string>>(value: Value) =>
  listOf(z.object({ value, label: z.string().describe("As people read it"), count }));

const repetition = z.object({ moments: count, episodes: count });

export const momentAnswer = z.object({
  id: z.string().describe("The same for the same passage at every search"),
  start: seconds.nullable().describe("Where the first matching word begins, in seconds"),
  end: seconds.nullable().describe("Where the passage ends, in seconds"),
  speaker: z.string().nullable(),
  text: z.string().describe("The words around, cut with ellipses where they are many"),
  marks: listOf(z.tuple([count, count]).readonly()).describe(
    "Where the text matches: from and to, in UTF-16 units",
  ),
  repeats: repetition
    .nullable()
    .describe(
      "How many moments of the search say the same in several episodes, this one included, which alone is listed; all of them with its id as the parameter repeats",
    ),
  url: z.url().describe("Opens the episode at this moment"),
});

const chapterAnswer = z.object({ start: seconds.nullable(), title: z.string(), url: z.url() });

export const episodeAnswer = z.object({
  id: z.string().describe("show/episode, as the parameter episode takes it"),
  title: z.string(),
  show: z.object({ id: z.string().describe("As the parameter show takes it"), title: z.string() }),
  url: z.url(),
  published: z.iso.datetime().nullable(),
  duration: seconds.nullable().describe("In seconds"),
  total: count.describe("How many moments match in this episode, shown or not"),
  places: listOf(seconds).describe("Where in the episode its moments lie, in seconds"),
  moments: listOf(momentAnswer).describe(
    "The best few; of a search within one episode all, in order of time",
  ),
  chapters: listOf(chapterAnswer).describe("Chapters whose titles match"),
});

const facetsAnswer = z.object({
  show: facetOf(z.string()),
  speaker: facetOf(z.string()),
  tag: facetOf(z.string()),
  lang: facetOf(z.string()),
  year: facetOf(z.string()),
  length: facetOf(z.enum(LENGTHS)),
});

/** What `GET /api/v1/search` answers. Null: not known. */
export const searchSchema = z.object({
  query: z.string(),
  page: z.int().min(1),
  pages: z.int().min(1),
  totalMoments: count.describe("All, listed or not"),
  totalEpisodes: count,
  folded: repetition.describe(
    "How many moments are not listed because another one says the same, and how many episodes because they have no others",
  ),
  didYouMean: listOf(z.string()).describe("Queries like this one that find something"),
  facets: facetsAnswer.describe("What the search has of each filter, counted as if that filter were open"),
  episodes: listOf(episodeAnswer),
  similar: listOf(episodeAnswer).describe(
    "Moments that are near in meaning and have not the words, the nearest first: on the first page, by relevance, where a server knows meanings. No count has them",
  ),
});
export type SearchAnswer = z.infer<typeof searchSchema>;

const href = z.string().describe("An address within this Playhead");

/** What `GET /api/v1/suggest` answers: the Suggestions of core. */
export const suggestionsSchema = z.object({
  words: listOf(z.string()).describe("Whole queries"),
  people: listOf(z.string()),
  shows: listOf(z.object({ title: z.string(), href })),
  episodes: listOf(z.object({ title: z.string(), showTitle: z.string(), href })),
});

/** The answer to somebody who did not say what to search for; `example` is an address that does. */
export function queryMissing(example: string): Response {
  const detail = `Say what to search for in the parameter q, as in ${example}.`;
  return problemResponse({ title: "Bad Request", detail, status: 400 });
}

/** The results as they are told to other programs, with whole addresses under `publicUrl` (without a trailing slash). */
export function searchAnswer(
  { page, pages, totalHits, totalEpisodes, folded, didYouMean, facets, episodes, similar }: ResultPage,
  { query }: SearchRequest,
  publicUrl: string,
): SearchAnswer {
  return {
    query,
    page,
    pages,
    totalMoments: totalHits,
    totalEpisodes,
    folded: { moments: folded.hits, episodes: folded.episodes },
    didYouMean,
    facets,
    episodes: episodes.map((episode) => answerEpisode(episode, publicUrl)),
    similar:
      similar.kind === "found" ? similar.episodes.map((episode) => answerEpisode(episode, publicUrl)) : [],
  };
}

function answerEpisode(
  { track, publishedAt, hits, chapters, total, starts }: EpisodeHits,
  publicUrl: string,
): z.infer<typeof episodeAnswer> {
  const url = wholeUrl(track.href, publicUrl);
  return {
    id: episodeId(track.key),
    title: track.title,
    url,
    total,
    places: starts,
    show: { id: track.key.show, title: track.showTitle },
    published: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    duration: track.duration,
    moments: hits.map((hit) => answerMoment(hit, url)),
    chapters: chapters.map(({ start, parts }) => ({
      start,
      title: textOf(parts),
      url: urlAt(url, start),
    })),
  };
}

function answerMoment(
  { id, start, end, speaker, repeats, parts }: Hit,
  url: string,
): z.infer<typeof momentAnswer> {
  return {
    id,
    start,
    end,
    speaker,
    text: textOf(parts),
    marks: marksOf(parts),
    repeats: repeats && { moments: repeats.hits, episodes: repeats.episodes },
    url: urlAt(url, start),
  };
}

function urlAt(url: string, start: number | null): string {
  return start === null ? url : momentHref(url, { start, end: null });
}

function textOf(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => text).join("");
}

function marksOf(parts: readonly TextPart[]): readonly (readonly [number, number])[] {
  return parts.flatMap(({ text, marked }, index) => {
    const from = textOf(parts.slice(0, index)).length;
    return marked ? [[from, from + text.length] as const] : [];
  });
}
