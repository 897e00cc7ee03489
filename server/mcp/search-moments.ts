import { z } from "zod";
import { LONGEST_QUERY } from "#core/search/query.ts";
import {
  LENGTHS,
  LONGEST_HIT_ID,
  LONGEST_VALUE,
  parseSearchRequest,
  RESULT_ORDERS,
} from "#core/search/request.ts";
import { episodeAnswer, momentAnswer, searchAnswer, searchSchema } from "../api/answer.ts";
import { listOf } from "../api/schema.ts";
import { search } from "../search/search.ts";
import type { ToolAnswer } from "./tool-result.ts";

const value = z.string().trim().max(LONGEST_VALUE).optional();

export const searchInput = z.object({
  query: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_QUERY)
    .describe(
      'Words that must all be spoken, in any of their forms, numbers in figures or in words; "a phrase", "words near"~5 with at most five others between, -without, one OR other, begin*; question THEN answer within:60 for what is said in turn within so many seconds; and conditions: speaker:name (of its side, beside THEN), show:"Its title", tag:name, lang:en, after:2025-05, before:2026; has:transcript; in:title looks in titles only. Conditions alone list the episodes that meet them, newest first.',
    ),
  show: value.describe("The id of a show"),
  episode: value.describe("The id of an episode, show/episode: all its moments in order of time"),
  speaker: value.describe("A speaker's whole name"),
  tag: value.describe("The id of a tag"),
  lang: value.describe("The language of the transcript, BCP 47"),
  from: z.iso.date().optional().describe("First day of publication"),
  to: z.iso.date().optional().describe("Last day of publication"),
  length: z.enum(LENGTHS).optional().describe("Of the episode: under 20 minutes, to an hour, longer"),
  order: z.enum(RESULT_ORDERS).optional().describe("Of the episodes; relevance unless said"),
  repeats: z
    .string()
    .trim()
    .max(LONGEST_HIT_ID)
    .optional()
    .describe(
      "Passages said in several episodes in much the same words, such as a sponsor's, are listed once; all lists each, and the id of a moment those alone that repeat it",
    ),
  page: z.int().min(1).optional().describe("Of ten episodes each"),
});

const episodes = listOf(
  episodeAnswer.omit({ places: true }).extend({ moments: listOf(momentAnswer.omit({ marks: true })) }),
);
/** What of the API's answer a tool tells: what to quote and where it is heard, without what only lists and charts need. */
export const searchOutput = searchSchema
  .omit({ facets: true })
  .extend({ episodes, similar: episodes.describe(searchSchema.shape.similar.description ?? "") });

/** Moments at which something is said, each with the words and the link that opens it there. Fails like `search`. */
export async function searchMoments(
  asked: z.infer<typeof searchInput>,
  publicUrl: string,
): Promise<ToolAnswer<z.infer<typeof searchOutput>>> {
  const given = new Map(Object.entries(asked).map(([name, value]) => [name, String(value ?? "")]));
  const request = parseSearchRequest((name) => given.get(name === "q" ? "query" : name) ?? "");
  const answer = searchAnswer(await search(request), request, publicUrl);
  return { kind: "found", found: searchOutput.parse(answer) };
}
